import { useState } from 'react';

import { useProgress } from '../../../api/progress';
import { useCommand, useCommandQuery } from '../../../api/queries';
import type { ExportPlan, ExportPreview, ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { toast } from '../../../shared/toast';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { TextField } from '../../../shared/ui/Field';
import { Notice } from '../../../shared/ui/Notice';
import { ProgressBar } from '../../../shared/ui/ProgressBar';
import { isTyped, TypedRows } from '../dialogs/TypedRows';
import { Coming } from './Coming';
import { StepFrame } from './StepFrame';
import { Stays } from './Stays';
import classes from './wizard.module.css';

interface CheckStepProps {
  readonly plan: ExportPlan;
  readonly onBack: () => void;
  readonly onRequested: (view: ExportView) => void;
}

/** What the plan comes to, before anybody is asked. */
export function CheckStep({ plan, onBack, onRequested }: CheckStepProps) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  // Customers change meanwhile: it is counted anew each time.
  const { data, error } = useCommandQuery('export_preview', { plan }, { staleTime: 0, gcTime: 0 });
  const request = useCommand('export_request');
  const progress = useProgress('export');
  const [rows, setRows] = useState('');
  const [reason, setReason] = useState('');
  const alone = data?.approvers.length === 0;
  const ready =
    data !== undefined && data.rows > 0 && isTyped(rows, data.rows) && (!alone || reason.trim() !== '');

  async function submit() {
    if (!ready || request.pending) return;
    try {
      const view = await request.run({ plan, rows: data.rows, reason: reason.trim() });
      toast({ text: words.submitted });
      onRequested(view);
    } catch {
      // What went wrong stands in the step.
    }
  }

  return (
    <StepFrame
      label={words.check}
      onBack={onBack}
      onNext={() => void submit()}
      next={words.submit}
      nextDisabled={!ready}
      busy={request.pending}
      nextTestId="export-submit"
    >
      {error && <ErrorNotice error={error} testId="export-preview-error" />}
      {!data && !error && (
        <ProgressBar label={words.checking} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      )}
      {data && (
        <div className={classes['check2']}>
          <div className={classes['form']} data-testid="export-check">
            <Left plan={plan} preview={data} />
            {data.rows > 0 && (
              <>
                <TypedRows
                  label={words.typeRows({ rows: data.rows })}
                  mismatch={words.mismatch}
                  rows={data.rows}
                  value={rows}
                  onText={setRows}
                  onEnter={() => void submit()}
                  testId="export-rows"
                />
                {alone && (
                  <TextField
                    label={words.reason}
                    hint={words.reasonHint}
                    value={reason}
                    onText={setReason}
                    rows={2}
                    maxLength={200}
                    testId="export-reason"
                  />
                )}
              </>
            )}
            <ErrorNotice error={request.error} testId="export-request-error" />
          </div>
          <Coming preview={data} />
        </div>
      )}
    </StepFrame>
  );
}

function Left({ plan, preview }: { plan: ExportPlan; preview: ExportPreview }) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  return (
    <>
      <h2 data-testid="export-summary">
        {preview.rows === 0
          ? words.empty
          : words.summary({ rows: preview.rows, format: t.exports.format[plan.format] })}
      </h2>
      {preview.free_mail && (
        <Notice tone="warning" testId="export-free-mail">
          {words.freeMail}
        </Notice>
      )}
      <Stays preview={preview} />
      {preview.rows_before > 0 && <p>{words.before({ count: preview.rows_before })}</p>}
      <p className={classes['muted']}>
        {preview.canaries > 0 ? words.canaries({ count: preview.canaries }) : words.noMarks}
      </p>
    </>
  );
}
