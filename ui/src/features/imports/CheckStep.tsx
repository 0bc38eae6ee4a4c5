import { useEffect, useEffectEvent, useState } from 'react';

import { useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import { usePrefs } from '../../api/status';
import type { DateOrder, ImportCheck, ImportIssue } from '../../generated/contract';
import { useI18n, type I18n } from '../../i18n';
import { useSayError } from '../../shared/errors/useSayError';
import { DEFAULT_LAYOUT, type Column } from '../../shared/grid/columns';
import { Grid } from '../../shared/grid/Grid';
import { ROW_PX } from '../../shared/grid/rowHeight';
import { memorySource } from '../../shared/grid/source';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FileName } from '../../shared/ui/FileName';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import { Tabs } from '../../shared/ui/Tabs';
import classes from './CheckStep.module.css';
import { planOf, type ImportState } from './importState';
import { StepFrame } from './StepFrame';
import { useImportCheck } from './useImportCheck';
import parts from './parts.module.css';

interface CheckStepProps {
  readonly state: ImportState;
  readonly onChecked: (check: ImportCheck) => void;
  readonly onDateOrder: (order: DateOrder) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

type Shown = 'all' | 'errors' | 'warnings';
const ORDERS: readonly DateOrder[] = ['month_first', 'day_first', 'year_first'];

/** What would happen, row by row, before anything is written. */
export function CheckStep({ state, onChecked, onDateOrder, onBack, onNext }: CheckStepProps) {
  const { t, f } = useI18n();
  const words = t.imports.check;
  const checker = useImportCheck();
  const progress = useProgress('import_check');
  const { prefs } = usePrefs();
  const [shown, setShown] = useState<Shown>('all');
  const columns = useIssueColumns();
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  const { check, preview, dateOrder } = state;

  const run = useEffectEvent(async () => {
    if (check !== undefined) return;
    const answer = await checker.run(planOf(state));
    if (answer !== undefined) onChecked(answer);
  });
  useEffect(() => void run(), [dateOrder]);

  const issues = check?.issues ?? [];
  const errors = issues.filter((issue) => issue.problem.kind === 'rejected');
  const warnings = issues.filter((issue) => issue.problem.kind === 'warned');
  const rows = shown === 'all' ? issues : shown === 'errors' ? errors : warnings;
  const askOrder = check?.ambiguous_dates === true && dateOrder === null;
  const nothing = check !== undefined && check.rows === check.rejected;

  return (
    <StepFrame
      flush
      label={t.imports.steps.check}
      aside={
        checker.pending ? (
          <div className={parts['progress']}>
            <ProgressBar
              label={words.working}
              done={progress?.done ?? 0}
              total={progress?.total ?? preview.rows}
              perSecond={progress?.per_second}
              remainingMs={progress?.remaining_ms}
            />
            <Button look="quiet" onClick={checker.cancel}>
              {t.imports.cancel}
            </Button>
          </div>
        ) : null
      }
      onBack={onBack}
      next={t.imports.next({ step: t.imports.steps.basis })}
      onNext={onNext}
      nextDisabled={check === undefined || askOrder || nothing}
    >
      <div className={classes['counts']}>
        <Count
          value={check === undefined ? undefined : check.importable - check.with_warnings}
          icon="check"
          tone="ok"
          label={words.importable}
          testId="import-importable"
        />
        <Count
          value={check?.with_warnings}
          icon="warning"
          tone="warn"
          label={words.warnings}
          testId="import-warnings"
        />
        <Count
          value={check?.rejected}
          icon="error"
          tone="danger"
          label={words.rejected}
          testId="import-rejected"
        />
        <div className={classes['file']}>
          <FileName name={preview.file_name} />
          <small>{t.imports.read.size({ size: f.bytes(preview.bytes), rows: preview.rows })}</small>
        </div>
      </div>
      {checker.error === undefined ? null : (
        <div className={classes['inset']}>
          <ErrorNotice error={checker.error} />
        </div>
      )}
      {check?.ambiguous_dates === true ? (
        <div className={classes['inset']}>
          <DateQuestion order={dateOrder} onOrder={onDateOrder} />
        </div>
      ) : null}
      {nothing ? (
        <div className={classes['inset']}>
          <Notice tone="warning">{words.nothing}</Notice>
        </div>
      ) : null}
      {check === undefined ? null : check.issue_total === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <div className={classes['issueTabs']}>
            <Tabs
              id="import-issues"
              label={words.tabs}
              value={shown}
              onChange={setShown}
              tabs={[
                { value: 'all', label: words.all, count: check.issue_total },
                { value: 'errors', label: words.errorsTab, count: check.rejected },
                { value: 'warnings', label: words.warningsTab, count: check.with_warnings },
              ]}
            />
            <span className={classes['grow']} />
            {check.issue_total > issues.length ? (
              <span className={parts['hint']}>
                {words.some({ shown: issues.length, total: check.issue_total })}
              </span>
            ) : null}
            {check.rejected > 0 ? <SaveRejected /> : null}
          </div>
          <div
            id="import-issues-panel"
            role="tabpanel"
            aria-labelledby={`import-issues-tab-${shown}`}
            className={classes['issues']}
          >
            <Grid
              label={words.table}
              columns={columns}
              rowHeight={ROW_PX[prefs.density]}
              textScale={prefs.text_percent / 100}
              source={memorySource(rows)}
              rowId={(issue) => `${issue.row}:${issue.column}:${issue.problem.kind}`}
              layout={layout}
              onLayout={setLayout}
              resetKey={shown}
              testId="import-issue-grid"
              rowTestId="import-issue"
            />
          </div>
        </>
      )}
    </StepFrame>
  );
}

interface CountProps {
  readonly value: number | undefined;
  readonly icon: 'check' | 'warning' | 'error';
  readonly tone: 'ok' | 'warn' | 'danger';
  readonly label: string;
  readonly testId: string;
}

export function Count({ value, icon, tone, label, testId }: CountProps) {
  const { f } = useI18n();
  return (
    <div className={classes['count']} data-tone={tone}>
      <strong data-testid={testId}>{value === undefined ? f.none : f.number(value)}</strong>
      <span>
        <Icon name={icon} />
        {label}
      </span>
    </div>
  );
}

function DateQuestion({ order, onOrder }: { order: DateOrder | null; onOrder: (order: DateOrder) => void }) {
  const { t } = useI18n();
  const words = t.imports.dates;
  return (
    <Notice tone="warning" testId="import-dates">
      <fieldset className={parts['radios']}>
        <legend>
          <strong>{words.title}</strong> {words.text}
        </legend>
        {ORDERS.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="date-order"
              checked={order === value}
              onChange={() => onOrder(value)}
              data-testid={`import-dates-${value}`}
            />
            {words.order[value]}
          </label>
        ))}
      </fieldset>
    </Notice>
  );
}

/** Writes the rows that could not be imported, with the reason, where the person chooses. */
export function SaveRejected() {
  const { t } = useI18n();
  const pick = useCommand('path_pick');
  const save = useCommand('import_save_rejected');
  const sayError = useSayError();
  const run = async () => {
    try {
      const { path } = await pick.run({ what: 'save_rejected' });
      if (path === null) return;
      await save.run({ path });
      toast({ text: t.imports.check.downloaded });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Button look="link" busy={save.pending} onClick={() => void run()} data-testid="import-save-rejected">
      {t.imports.check.download}
    </Button>
  );
}

function useIssueColumns(): readonly Column<ImportIssue>[] {
  const { t, f } = useI18n();
  const words = t.imports.check;
  return [
    {
      id: 'row',
      header: words.row,
      width: 64,
      priority: 0,
      align: 'end',
      cell: (issue) => f.number(issue.row),
    },
    {
      id: 'result',
      header: words.result,
      width: 96,
      priority: 1,
      cell: ({ problem }) => (
        <span className={classes['result']} data-tone={problem.kind === 'rejected' ? 'danger' : 'warn'}>
          <Icon name={problem.kind === 'rejected' ? 'error' : 'warning'} />
          {problem.kind === 'rejected' ? words.error : words.warning}
        </span>
      ),
    },
    {
      id: 'column',
      header: words.column,
      width: 112,
      priority: 2,
      cell: (issue) => issue.column || f.none,
      title: (issue) => issue.column,
    },
    {
      id: 'cell',
      header: words.cell,
      width: 184,
      priority: 3,
      muted: true,
      cell: (issue) => issue.cell || f.none,
      title: (issue) => issue.cell,
    },
    {
      id: 'problem',
      header: words.problem,
      width: 'flex',
      minWidth: 200,
      priority: 0,
      cell: (issue) => problemText(t, issue),
      title: (issue) => problemText(t, issue),
    },
  ];
}

function problemText(t: I18n['t'], { problem }: ImportIssue): string {
  return problem.kind === 'rejected' ? t.customers.reject[problem.reason] : t.customers.warning[problem.code];
}
