import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import type { LedgerSummary, VerifyReport, WitnessState } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import classes from './ledger.module.css';

interface IntegrityProps {
  readonly summary: LedgerSummary | undefined;
  readonly now: number;
  /** For those who may take the ledger out of the vault. */
  readonly onExport?: (() => void) | undefined;
}

/** Whether the chain is whole, since when that is known, and a button to know it now. */
export function Integrity({ summary, now, onExport }: IntegrityProps) {
  const { t, f } = useI18n();
  const words = t.ledger.integrity;
  const ledger = useCommand('ledger_verify');
  const vault = useCommand('vault_verify');
  const progress = useProgress('verify');
  const [report, setReport] = useState<{ whole: boolean; report: VerifyReport } | undefined>(undefined);
  const busy = ledger.pending || vault.pending;

  const run = (command: typeof ledger | typeof vault, whole: boolean) => {
    setReport(undefined);
    command.run({}).then(
      (answer) => setReport({ whole, report: answer }),
      () => undefined,
    );
  };
  const verified = summary?.verified ?? null;
  const broken = report === undefined ? verified?.complete === false : !report.report.complete;
  const state = broken ? 'broken' : verified === null && report === undefined ? 'unknown' : 'whole';
  const since = summary === undefined || verified === null ? 0 : summary.entries - verified.entries;
  const parts = [
    summary === undefined ? '' : words.entries({ count: summary.entries }),
    verified === null
      ? ''
      : words.verified({ time: f.relative(verified.at_ms, Math.max(now, verified.at_ms)) }),
    since > 0 ? words.since({ count: since }) : '',
  ];

  return (
    <>
      <div className={classes['integrity']}>
        <span className={classes['state']} data-state={state} data-testid="ledger-state">
          <Icon name={state === 'whole' ? 'shield' : state === 'broken' ? 'shieldOff' : 'info'} />
          {words[state]}
        </span>
        <span
          className={classes['muted']}
          title={summary === undefined ? undefined : `${words.head} ${summary.head}`}
        >
          {parts.filter(Boolean).join(words.separator)}
        </span>
        {summary === undefined ? null : <Witness state={summary.witness} now={now} />}
        <span className={classes['grow']} />
        {busy ? (
          <div className={classes['verifying']}>
            <ProgressBar
              label={words.working}
              done={progress?.done ?? 0}
              total={progress?.total ?? 0}
              perSecond={progress?.per_second}
            />
          </div>
        ) : (
          <div className={classes['buttons']}>
            <Button size="small" onClick={() => run(vault, true)} data-testid="vault-verify">
              {words.verifyVault}
            </Button>
            <Button
              size="small"
              icon="refresh"
              onClick={() => run(ledger, false)}
              data-testid="ledger-verify"
            >
              {words.verify}
            </Button>
            {onExport === undefined ? null : (
              <Button size="small" icon="upload" onClick={onExport} data-testid="ledger-export">
                {words.export}
              </Button>
            )}
          </div>
        )}
      </div>
      <div role="status" className={classes['verifyResult']}>
        {report !== undefined && report.report.complete ? (
          <Notice tone="ok" testId="ledger-verify-result">
            {report.whole
              ? words.okRows({
                  entries: report.report.ledger_entries,
                  rows: report.report.rows_checked,
                  time: f.duration(report.report.elapsed_ms),
                })
              : words.ok({
                  entries: report.report.ledger_entries,
                  time: f.duration(report.report.elapsed_ms),
                })}
            <Findings report={report.report} />
          </Notice>
        ) : null}
        <ErrorNotice error={ledger.error ?? vault.error} />
      </div>
      {broken ? (
        // Cannot be closed: it goes away when a check finds everything whole.
        <div className={classes['verifyResult']}>
          <Notice
            tone="error"
            role="alert"
            testId={report === undefined ? 'ledger-broken' : 'ledger-verify-result'}
          >
            <p>
              <strong>{words.broken}</strong>
              {firstBad(report?.report, verified?.first_bad_seq ?? null, words)}
            </p>
            <p>{words.brokenText}</p>
            {report === undefined ? <p>{words.brokenAgain}</p> : null}
            {report === undefined ? null : <Findings report={report.report} />}
          </Notice>
        </div>
      ) : null}
    </>
  );
}

function firstBad(
  report: VerifyReport | undefined,
  known: number | null,
  words: { separator: string; brokenAt: (p: { seq: number }) => string },
): string {
  const seqs = (report?.findings ?? []).flatMap(({ seq }) => seq ?? []);
  const seq = seqs.length > 0 ? Math.min(...seqs) : known;
  return seq === null ? '' : `${words.separator}${words.brokenAt({ seq })}`;
}

function Findings({ report }: { report: VerifyReport }) {
  const { t } = useI18n();
  if (report.findings.length === 0) return null;
  return (
    <ul className={classes['findings']} aria-label={t.ledger.integrity.findings}>
      {report.findings.map(({ code, seq, count }) => (
        <li key={`${code}-${seq ?? ''}`}>
          <strong>
            {t.ledger.finding[code]({ count })}
            {seq === null ? '' : t.ledger.findingAt({ seq })}
          </strong>
          <span className={classes['next']}>
            {t.ledger.integrity.doThis({ next: t.ledger.findingNext[code] })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How much nobody outside could tell the end of. */
function Witness({ state, now }: { state: WitnessState; now: number }) {
  const { t, f } = useI18n();
  const words = t.ledger.integrity;
  const since = state.since_ms ?? now;
  const text =
    state.size === null
      ? words.never
      : state.entries_since === 0
        ? words.witnessed
        : words.unwitnessed({ time: f.span(Math.max(0, now - since)), count: state.entries_since });
  return (
    <Link to="/ledger/witness" className={classes['witness']} data-testid="ledger-witness">
      {text}
    </Link>
  );
}
