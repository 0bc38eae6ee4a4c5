import { useId, useState } from 'react';

import type { LawfulBasis } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useComposedText } from '../../shared/keys';
import { Button } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import classes from './BasisStep.module.css';
import { isForbidden, ORIGINS, type ImportState, type Origin } from './importState';
import { StepFrame } from './StepFrame';
import parts from './parts.module.css';

interface BasisStepProps {
  readonly state: ImportState;
  readonly onChange: (part: Partial<ImportState>) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Where the list comes from and why it may be used. Bought lists end here. */
export function BasisStep({ state, onChange, onBack, onNext }: BasisStepProps) {
  const { t } = useI18n();
  const words = t.imports.basis;
  const id = useId();
  const [tried, setTried] = useState(false);
  const { origin, source, basis } = state;
  const field = useComposedText(source, (text) => onChange({ source: text }));

  if (isForbidden(origin)) {
    return <StopPage onBack={() => onChange({ origin: undefined })} />;
  }
  const sourceMissing = tried && source.trim() === '';
  const basisMissing = tried && basis === null;
  const next = () => {
    if (source.trim() === '' || basis === null || origin === undefined) setTried(true);
    else onNext();
  };

  return (
    <StepFrame
      label={words.title}
      aside={<span className={parts['hint']}>{words.legal}</span>}
      onBack={onBack}
      next={t.imports.next({ step: t.imports.steps.duplicates })}
      onNext={next}
    >
      <h2 className={parts['title']}>{words.title}</h2>
      <p className={parts['lead']}>{words.text}</p>
      <div className={classes['form']}>
        <fieldset className={parts['radios']} data-invalid={(tried && origin === undefined) || undefined}>
          <legend>{words.origin}</legend>
          {ORIGINS.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="origin"
                checked={origin === value}
                onChange={() =>
                  onChange({ origin: value, source: source === '' ? defaultSource(words, value) : source })
                }
                data-testid={`import-origin-${value}`}
              />
              {words.origins[value]}
            </label>
          ))}
        </fieldset>
        <div className={classes['row']}>
          <label htmlFor={`${id}-source`}>{words.source}</label>
          <div>
            <input
              {...field}
              id={`${id}-source`}
              type="text"
              className={parts['input']}
              placeholder={words.sourceHint}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={sourceMissing || undefined}
              aria-describedby={sourceMissing ? `${id}-source-error` : undefined}
              data-testid="import-source"
            />
            {sourceMissing ? (
              <p id={`${id}-source-error`} role="alert" className={classes['error']}>
                {words.sourceMissing}
              </p>
            ) : null}
          </div>
        </div>
        <div className={classes['row']}>
          <label htmlFor={`${id}-basis`}>{words.basis}</label>
          <div>
            <select
              id={`${id}-basis`}
              className={parts['select']}
              value={basis ?? ''}
              aria-invalid={basisMissing || undefined}
              aria-describedby={basisMissing ? `${id}-basis-error` : `${id}-basis-hint`}
              onChange={({ currentTarget: { value } }) =>
                onChange({ basis: value === '' ? null : (value as LawfulBasis) })
              }
              data-testid="import-basis"
            >
              <option value="">{t.common.choose}</option>
              {Object.entries(t.words.basis).map(([code, word]) => (
                <option key={code} value={code}>
                  {word}
                </option>
              ))}
            </select>
            {basisMissing ? (
              <p id={`${id}-basis-error`} role="alert" className={classes['error']}>
                {words.basisMissing}
              </p>
            ) : null}
            <p id={`${id}-basis-hint`} className={parts['hint']}>
              {words.basisHint}
            </p>
          </div>
        </div>
        <div className={classes['row']}>
          <span />
          <div>
            <label className={classes['check']}>
              <input
                type="checkbox"
                checked={state.noticeGiven}
                onChange={(event) => onChange({ noticeGiven: event.currentTarget.checked })}
                data-testid="import-notice"
              />
              {words.notice}
            </label>
            <p className={parts['hint']}>{words.noticeHint}</p>
          </div>
        </div>
      </div>
    </StepFrame>
  );
}

/** The words of the choice are a good start for the sentence. */
function defaultSource(words: { origins: Readonly<Record<Origin, string>> }, origin: Origin): string {
  return isForbidden(origin) ? '' : words.origins[origin];
}

function StopPage({ onBack }: { onBack: () => void }) {
  const { t } = useI18n();
  const words = t.imports.basis;
  return (
    <div className={classes['stop']} role="alert" data-testid="import-stop">
      <Icon name="error" size={40} />
      <h2>{words.stopTitle}</h2>
      <blockquote>{words.stopText}</blockquote>
      <p>{words.stopWhat}</p>
      <p>{words.stopNext}</p>
      <Button onClick={onBack} data-testid="import-stop-back">
        {words.stopBack}
      </Button>
      <p className={parts['hint']}>{words.legal}</p>
    </div>
  );
}
