import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import type { ImportReport } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import { planOf, type ImportState } from './importState';
import { StepFrame } from './StepFrame';
import parts from './parts.module.css';

interface RunStepProps {
  readonly state: ImportState;
  readonly onDone: (report: ImportReport) => void;
  readonly onBack: () => void;
}

/** Writes the batch. Cancelling takes all of it back. */
export function RunStep({ state, onDone, onBack }: RunStepProps) {
  const { t, f } = useI18n();
  const words = t.imports.run;
  const command = useCommand('import_run');
  const stop = useCommand('import_cancel');
  const progress = useProgress('import');
  const [error, setError] = useState<CallError | undefined>(undefined);
  const [cancelled, setCancelled] = useState(false);
  const { check, preview, basis } = state;
  const rows = (check?.new ?? 0) + (check?.updates ?? 0);

  const run = async () => {
    if (command.pending) return;
    setError(undefined);
    setCancelled(false);
    try {
      onDone(await command.run(planOf(state)));
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'cancelled') setCancelled(true);
      else setError(failure);
    }
  };
  const facts: readonly (readonly [string, string])[] = [
    [t.imports.basis.source, state.source],
    [t.imports.basis.basis, basis === null ? f.none : t.words.basis[basis]],
    [t.imports.duplicates.label, t.imports.duplicates.choice[state.onDuplicate]],
  ];

  return (
    <StepFrame
      label={words.title}
      aside={
        command.pending ? (
          <div className={parts['progress']}>
            <ProgressBar
              label={words.working}
              done={progress?.done ?? 0}
              total={progress?.total ?? rows}
              perSecond={progress?.per_second}
              remainingMs={progress?.remaining_ms}
            />
            <Button
              look="quiet"
              busy={stop.pending}
              onClick={() => void stop.run({}).catch(() => undefined)}
              data-testid="import-cancel"
            >
              {stop.pending ? words.cancelling : t.imports.cancel}
            </Button>
          </div>
        ) : null
      }
      onBack={command.pending ? undefined : onBack}
      next={words.start}
      onNext={() => void run()}
      busy={command.pending}
      nextTestId="import-run"
    >
      <h2 className={parts['title']}>{words.title}</h2>
      <p className={parts['lead']}>{words.summary({ file: preview.file_name, rows })}</p>
      <dl className={parts['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={parts['hint']}>{command.pending ? words.cancelText : words.undoable}</p>
      {cancelled ? (
        <Notice tone="info" role="status" testId="import-cancelled">
          {words.cancelled}
        </Notice>
      ) : null}
      <ErrorNotice error={error} />
    </StepFrame>
  );
}
