import { useEffect, useEffectEvent } from 'react';

import type { ImportCheck, OnDuplicate } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './DuplicateStep.module.css';
import { planOf, type ImportState } from './importState';
import { StepFrame } from './StepFrame';
import { useImportCheck } from './useImportCheck';
import parts from './parts.module.css';

interface DuplicateStepProps {
  readonly state: ImportState;
  readonly onChoice: (choice: OnDuplicate) => void;
  readonly onChecked: (check: ImportCheck) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const CHOICES: readonly OnDuplicate[] = ['skip', 'fill', 'merge', 'new'];

/** What happens to customers that are there already, with the numbers it leads to. */
export function DuplicateStep({ state, onChoice, onChecked, onBack, onNext }: DuplicateStepProps) {
  const { t, f } = useI18n();
  const words = t.imports.duplicates;
  const checker = useImportCheck();
  const { check, onDuplicate } = state;

  const run = useEffectEvent(async () => {
    if (check !== undefined) return;
    const answer = await checker.run(planOf(state));
    if (answer !== undefined) onChecked(answer);
  });
  useEffect(() => void run(), [onDuplicate]);

  const numbers: readonly (readonly [string, number | undefined])[] = [
    [words.new, check?.new],
    [words.update, check?.updates],
    [words.duplicate, check?.duplicates],
    [words.reject, check?.rejected],
  ];
  return (
    <StepFrame
      label={words.title}
      aside={checker.pending ? <span className={parts['hint']}>{words.working}</span> : null}
      onBack={onBack}
      next={t.imports.next({ step: t.imports.steps.run })}
      onNext={onNext}
      nextDisabled={check === undefined}
    >
      <h2 className={parts['title']}>{words.title}</h2>
      <p className={parts['lead']}>{words.text}</p>
      <fieldset className={classes['choices']}>
        <legend className={hidden['srOnly']}>{words.label}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} data-on={choice === onDuplicate || undefined}>
            <input
              type="radio"
              name="on-duplicate"
              checked={choice === onDuplicate}
              onChange={() => onChoice(choice)}
              data-testid={`import-duplicate-${choice}`}
            />
            <span>
              <b>{words.choice[choice]}</b>
              <small>{words.explain[choice]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <h3 className={parts['subtitle']}>{words.dry}</h3>
      <dl className={parts['dry']} aria-live="polite" aria-busy={checker.pending}>
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === undefined ? f.none : f.number(value)}</dd>
          </div>
        ))}
      </dl>
      <ErrorNotice error={checker.error} />
    </StepFrame>
  );
}
