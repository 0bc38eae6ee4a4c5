import { useEffect, useRef } from 'react';

import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import classes from './Stepper.module.css';
import { STEPS, type Step } from './importState';

/** Where one is, what is done, what comes. */
export function Stepper({ step }: { step: Step }) {
  const { t } = useI18n();
  const words = t.imports.steps;
  const at = STEPS.indexOf(step);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [at]);
  return (
    <ol ref={list} className={classes['steps']} aria-label={words.label}>
      {STEPS.map((one, place) => (
        <li
          key={one}
          data-state={place < at ? 'done' : place === at ? 'now' : 'later'}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className={classes['mark']}>{place < at ? <Icon name="check" size={14} /> : place + 1}</span>
          {words[one]}
        </li>
      ))}
    </ol>
  );
}
