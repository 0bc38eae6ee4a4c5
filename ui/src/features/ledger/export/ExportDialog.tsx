import { useId, useState } from 'react';

import { useProgress } from '../../../api/progress';
import { useCommandQuery } from '../../../api/queries';
import { useStatus } from '../../../api/status';
import type { DisclosureChoice } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { localDay } from '../../../i18n/formats/time';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { SelectField } from '../../../shared/ui/Field';
import { Notice } from '../../../shared/ui/Notice';
import { ProgressBar } from '../../../shared/ui/ProgressBar';
import type { Span } from '../place';
import classes from './export.module.css';
import { ExportDone } from './ExportDone';
import { Preview } from './Preview';
import { useExport } from './useExport';

/** What the page is narrowed to, to begin with. */
export interface FirstChoice extends Span {
  readonly person: string | null;
  readonly record: string | null;
  /** The name of the customer, as the page says it. */
  readonly customer: string;
}

interface ExportDialogProps {
  readonly first: FirstChoice;
  readonly onClose: () => void;
}

interface Choice {
  readonly from: string;
  readonly until: string;
  readonly person: string;
  readonly record: string;
}

const ALL = 'all';

function plusDays(day: string, days: number): number {
  const at = localDay(day);
  at.setDate(at.getDate() + days);
  return at.getTime();
}

/** Days of the page are whole and both included; the core's end is not. */
function asked({ from, until, person, record }: Choice): DisclosureChoice {
  return {
    from_ms: from === '' ? null : plusDays(from, 0),
    until_ms: until === '' ? null : plusDays(until, 1),
    person_id: person === ALL ? null : person,
    record_id: record === ALL ? null : record,
  };
}

/** Takes the ledger out of the vault: what of its details, a look at what that comes to, the file, and what to hand over. */
export function ExportDialog({ first, onClose }: ExportDialogProps) {
  const { t, f } = useI18n();
  const words = t.evidence.export;
  const { vault } = useStatus();
  const { stage, run, cancel, picking } = useExport();
  const progress = useProgress('ledger_export');
  const id = useId();
  const [details, setDetails] = useState(true);
  const [choice, setChoice] = useState<Choice>({
    from: first.from === null ? '' : f.isoDay(first.from),
    until: first.until === null ? '' : f.isoDay(first.until - 1),
    person: first.person ?? ALL,
    record: first.record ?? ALL,
  });
  const backwards = choice.from !== '' && choice.until !== '' && choice.from > choice.until;
  const request = asked(choice);
  const preview = useCommandQuery('ledger_disclosure', request, {
    enabled: stage.kind === 'choosing' && !backwards,
    placeholderData: (before) => before,
  });

  if (stage.kind === 'done') {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={words.done}
        size={560}
        testId="export"
        footer={
          <Button look="primary" onClick={onClose} data-testid="export-close">
            {words.close}
          </Button>
        }
      >
        <ExportDone path={stage.path} result={stage.result} />
      </Dialog>
    );
  }

  const running = stage.kind === 'running';
  return (
    <Dialog
      opened
      onClose={running ? cancel : onClose}
      title={words.title}
      size={560}
      testId="export"
      footer={
        running ? (
          <Button onClick={cancel} data-testid="export-cancel">
            {words.cancel}
          </Button>
        ) : (
          <>
            <Button onClick={onClose} data-testid="export-back">
              {t.common.cancel}
            </Button>
            <Button
              look="primary"
              busy={picking}
              disabled={backwards}
              onClick={() => void run(request, details)}
              data-testid="export-run"
            >
              {words.run}
            </Button>
          </>
        )
      }
    >
      {running ? (
        <div className={classes['running']} data-testid="export-running">
          <ProgressBar
            label={words.running}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            perSecond={progress?.per_second}
            remainingMs={progress?.remaining_ms}
          />
        </div>
      ) : (
        <div className={classes['form']}>
          <p>{words.text}</p>
          <label className={classes['check']} htmlFor={`${id}-details`}>
            <input
              id={`${id}-details`}
              type="checkbox"
              checked={details}
              aria-describedby={`${id}-details-text`}
              onChange={(event) => setDetails(event.currentTarget.checked)}
              data-testid="export-details"
            />
            <span>
              {words.details}
              <span id={`${id}-details-text`} className={classes['muted']}>
                {words.detailsText}
              </span>
            </span>
          </label>
          {details ? (
            <fieldset className={classes['which']}>
              <legend>{words.which}</legend>
              {(['from', 'until'] as const).map((end) => (
                <label key={end} htmlFor={`${id}-${end}`} className={classes['date']}>
                  <span>{words[end]}</span>
                  <input
                    id={`${id}-${end}`}
                    type="date"
                    value={choice[end]}
                    aria-invalid={backwards}
                    aria-describedby={`${id}-dates`}
                    onChange={({ currentTarget: { value } }) => setChoice({ ...choice, [end]: value })}
                    data-testid={`export-${end}`}
                  />
                </label>
              ))}
              <span
                id={`${id}-dates`}
                className={backwards ? classes['wrong'] : classes['muted']}
                role="status"
              >
                {backwards ? words.backwards : words.whole}
              </span>
              <SelectField
                label={words.person}
                value={choice.person}
                options={[
                  { value: ALL, label: words.everybody },
                  ...(vault?.people ?? []).map((one) => ({ value: one.person_id, label: one.name })),
                ]}
                onChange={(person) => setChoice({ ...choice, person })}
                testId="export-person"
              />
              {first.record === null ? null : (
                <SelectField
                  label={words.customer}
                  value={choice.record}
                  options={[
                    { value: first.record, label: first.customer },
                    { value: ALL, label: words.everyCustomer },
                  ]}
                  onChange={(record) => setChoice({ ...choice, record })}
                  testId="export-record"
                />
              )}
            </fieldset>
          ) : null}
          {preview.data === undefined || backwards ? null : (
            <Preview preview={preview.data} details={details} />
          )}
          {stage.cancelled ? (
            <Notice tone="info" role="status" testId="export-cancelled">
              {words.cancelled}
            </Notice>
          ) : null}
          <ErrorNotice error={stage.error ?? preview.error} testId="export-error" />
        </div>
      )}
    </Dialog>
  );
}
