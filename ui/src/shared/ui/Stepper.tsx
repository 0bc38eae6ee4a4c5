import { useEffect, useRef } from 'react';

import { Icon } from './Icon';
import classes from './Stepper.module.css';

interface StepperProps {
  /** What the steps are of. */
  label: string;
  /** Names in their order. */
  steps: readonly string[];
  /** Place of the present one. */
  at: number;
}

/** Where one is, what is done, what comes. */
export function Stepper({ label, steps, at }: StepperProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [at]);
  return (
    <ol ref={list} className={classes['steps']} aria-label={label}>
      {steps.map((name, place) => (
        <li
          key={name}
          data-state={place < at ? 'done' : place === at ? 'now' : 'later'}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className={classes['mark']}>{place < at ? <Icon name="check" size={14} /> : place + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
