import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useCommand } from '../../../api/queries';
import type { HandoverReport, People } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { SaveReport } from '../../../shared/access/SaveReport';
import { Button } from '../../../shared/ui/Button';
import { Notice } from '../../../shared/ui/Notice';
import people from '../people.module.css';
import classes from './leaver.module.css';
import { SharesTable } from './SharesTable';
import { StepFrame } from './StepFrame';

interface ReportStepProps {
  all: People;
  report: HandoverReport;
  /** Something came up since: goes on with it. */
  onAgain: (() => void) | undefined;
}

/** What was done, what the person did in the last 90 days, and what the person may still hold. */
export function ReportStep({ all, report, onAgain }: ReportStepProps) {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const save = useCommand('handover_save_report');
  const words = t.people.leaver;
  const { person_id: id, person_name: name } = report;
  const done: readonly (readonly [string, ReactNode])[] = [
    [words.frozenAt, f.dateTime(report.frozen_ms)],
    [words.doneAt, f.dateTime(report.done_ms)],
    [words.keysRenewed, words.keysRenewedText({ keys: report.rotated.length, rows: report.rows_resealed })],
    [words.file, report.file_rekeyed ? words.fileDone : words.fileNot],
    [words.ledgerUpTo, words.entry({ seq: report.seq })],
  ];
  const seen: readonly (readonly [string, number])[] = [
    [words.reveals, report.reveals_90d],
    [words.copies, report.copies_90d],
    [words.customersSeen, report.customers_seen_90d],
    [words.imports, report.imports_90d],
  ];
  return (
    <StepFrame
      title={words.reportTitle({ name })}
      actions={
        <>
          <Button
            data-testid="handover-close"
            onClick={() => void navigate({ to: '/people', search: { open: id } })}
          >
            {words.toPeople}
          </Button>
          <SaveReport
            label={words.saveReport}
            done={words.reportSaved}
            look="primary"
            save={(path) => save.run({ person_id: id, path })}
            testId="handover-save"
          />
        </>
      }
    >
      <div className={classes['report']} data-testid="handover-report">
        {onAgain && (
          <Notice
            tone="warning"
            actions={
              <Button size="small" data-testid="handover-again" onClick={onAgain}>
                {t.common.continue}
              </Button>
            }
          >
            {words.again}
          </Notice>
        )}
        <section aria-labelledby="handover-done">
          <h3 id="handover-done">{words.doneLabel}</h3>
          <dl className={classes['facts']}>
            {done.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {report.customers === 0 ? (
            <p>{words.noCustomers}</p>
          ) : (
            <SharesTable shares={report.shares} all={all} before={false} />
          )}
        </section>
        <section aria-labelledby="handover-seen">
          <h3 id="handover-seen">{words.seenLabel}</h3>
          <dl className={classes['facts']}>
            {seen.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{f.number(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="handover-left">
          <h3 id="handover-left">{words.leftLabel({ name })}</h3>
          <Notice tone="warning" testId="handover-honest">
            {words.honest}
          </Notice>
          <ul className={people['steps']}>
            {words.left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </StepFrame>
  );
}
