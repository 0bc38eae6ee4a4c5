import { useEffect, useEffectEvent } from 'react';

import type { VaultMode } from '../../generated/contract';
import { useI18n } from '../../i18n';
import type { StepProps } from './answers';
import classes from './firstrun.module.css';

const modes: readonly VaultMode[] = ['solo', 'office', 'field'];

export function ModeStep({ answers, change, onReady }: StepProps) {
  const { t } = useI18n();
  const ready = useEffectEvent(() => onReady(true));
  useEffect(() => ready(), []);

  return (
    <fieldset className={classes['cards']}>
      <legend className={classes['hint']}>{t.firstrun.modeText}</legend>
      {modes.map((mode) => (
        <label key={mode} className={classes['card']} data-testid={`firstrun-mode-${mode}`}>
          <input
            type="radio"
            name="mode"
            checked={answers.mode === mode}
            onChange={() =>
              change({
                mode,
                // Without a password the computer account is the person: never where people share one.
                unlockMode:
                  mode !== 'solo' && answers.unlockMode === 'keyring_only'
                    ? 'keyring_password'
                    : answers.unlockMode,
              })
            }
          />
          <span>
            <b>{t.firstrun.modes[mode].name}</b>
            <span className={classes['hint']}>{t.firstrun.modes[mode].text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
