import { TextInput } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';

import { useI18n } from '../../i18n';
import { onKeys, useComposedText } from '../../shared/keys';
import type { StepProps } from './answers';
import classes from './firstrun.module.css';

export function PersonStep({ answers, change, onReady, onEnter }: StepProps) {
  const { t } = useI18n();
  const person = useComposedText(answers.person, (text) => change({ person: text }));
  const tail = useComposedText(answers.tail, (text) =>
    change({ tail: text.normalize('NFKC').replace(/\D/g, '').slice(0, 4) }),
  );
  const tailFits = answers.tail === '' || answers.tail.length === 4;
  const ready = answers.person.trim() !== '' && tailFits;
  const tell = useEffectEvent(() => onReady(ready));
  useEffect(() => tell(), [ready]);

  return (
    <div className={classes['form']}>
      <p className={classes['hint']}>{t.firstrun.personText}</p>
      <TextInput
        {...person}
        size="md"
        label={t.firstrun.person}
        maxLength={50}
        autoComplete="off"
        spellCheck={false}
        data-testid="firstrun-person"
      />
      <TextInput
        {...tail}
        size="md"
        label={t.common.optional({ label: t.firstrun.tail })}
        inputMode="numeric"
        autoComplete="off"
        error={tailFits ? undefined : t.firstrun.tailWrong}
        data-testid="firstrun-tail"
        {...onKeys({ enter: onEnter })}
      />
    </div>
  );
}
