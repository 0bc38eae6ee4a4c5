import { Checkbox } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';

import { useI18n } from '../../i18n';
import { isReady, NewPassword } from '../../shared/gate/NewPassword';
import type { StepProps } from './answers';
import classes from './firstrun.module.css';

export function PasswordStep({ answers, change, onReady, onEnter }: StepProps) {
  const { t } = useI18n();
  const keyringOnly = answers.unlockMode === 'keyring_only';
  const ready = keyringOnly || isReady(answers.password);
  const tell = useEffectEvent(() => onReady(ready));
  useEffect(() => tell(), [ready]);

  return (
    <div className={classes['form']}>
      {!keyringOnly && (
        <>
          <p className={classes['hint']}>{t.firstrun.passwordText}</p>
          <NewPassword
            value={answers.password}
            onChange={(part) => change((before) => ({ password: { ...before.password, ...part } }))}
            onEnter={onEnter}
            labels={{
              password: t.firstrun.password,
              repeat: t.firstrun.repeat,
              mismatch: t.firstrun.mismatch,
            }}
            generate={{ offer: t.firstrun.generate, text: t.firstrun.generated }}
            testId="firstrun"
          />
        </>
      )}
      {answers.mode === 'solo' && answers.unlockMode !== 'device_file' && (
        <Checkbox
          size="sm"
          label={t.firstrun.keyringOnly}
          description={t.firstrun.keyringOnlyText}
          data-testid="firstrun-keyring-only"
          checked={keyringOnly}
          onChange={(event) =>
            change({ unlockMode: event.currentTarget.checked ? 'keyring_only' : 'keyring_password' })
          }
        />
      )}
    </div>
  );
}
