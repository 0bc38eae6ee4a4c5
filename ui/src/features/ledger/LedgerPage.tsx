import { useRef, useState } from 'react';

import { call } from '../../api/call';
import { toCallError } from '../../api/errors';
import { useCommandQuery } from '../../api/queries';
import { usePrefs } from '../../api/status';
import type { LedgerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { usePlatform } from '../../platform/context';
import { DEFAULT_LAYOUT, type Column } from '../../shared/grid/columns';
import { Grid, type GridHandle } from '../../shared/grid/Grid';
import { ROW_PX } from '../../shared/grid/rowHeight';
import { useCursorPages } from '../../shared/grid/useCursorPages';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import { DaysChart } from './DaysChart';
import { EntryDetail } from './EntryDetail';
import { Filters } from './Filters';
import { HoursChart } from './HoursChart';
import { Integrity } from './Integrity';
import classes from './ledger.module.css';
import { ledgerFilters, useLedgerPlace } from './place';
import { purposeWords, refusalWords, sentenceOf } from './sentence';

const PAGE_ROWS = 300;
/** Below this the charts would leave no room for the table. */
const CHARTS_FROM_PX = 700;

/** What happened in the vault, and whether the record of it is whole. */
export function LedgerPage() {
  const { t, f } = useI18n();
  const platform = usePlatform();
  const { prefs } = usePrefs();
  const now = useNow();
  const { place, go } = useLedgerPlace();
  const [charts, setCharts] = useState(() => window.innerHeight >= CHARTS_FROM_PX);
  const columns = useLedgerColumns(now);
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  const [open, setOpen] = useState<LedgerRow | undefined>(undefined);
  const grid = useRef<GridHandle>(null);

  const filters = ledgerFilters(place, f.isoDay(now));
  const summary = useCommandQuery('ledger_summary', {});
  const source = useCursorPages<LedgerRow>({
    queryKey: ['ledger_list', filters],
    fetchPage: async (cursor) => {
      const page = await call(platform, 'ledger_list', { filters, before_seq: cursor, limit: PAGE_ROWS });
      return { total: page.total, rows: page.rows, next: page.next_before_seq };
    },
  });
  const resetKey = JSON.stringify(filters);

  return (
    <div className={classes['page']} data-testid="ledger-page">
      <Integrity summary={summary.data} now={now} />
      <Filters place={place} onPlace={go} charts={charts} onCharts={setCharts} />
      {charts && summary.data !== undefined ? (
        <div className={classes['charts']}>
          <DaysChart days={summary.data.days} onDay={(day) => go({ ...place, day })} />
          <HoursChart hours={summary.data.hours} />
        </div>
      ) : null}
      <div className={classes['split']}>
        <div className={classes['list']}>
          {source.error !== undefined && source.error !== null ? (
            <div className={classes['inset']}>
              <ErrorNotice
                error={toCallError(source.error)}
                actions={<Button onClick={source.retry}>{t.common.retry}</Button>}
              />
            </div>
          ) : source.total === 0 ? (
            <EmptyState
              title={t.ledger.table.empty}
              text={t.ledger.table.emptyText}
              actions={<Button onClick={() => go({})}>{t.ledger.filter.clear}</Button>}
            />
          ) : (
            <Grid
              ref={grid}
              label={t.ledger.table.label}
              columns={columns}
              rowHeight={ROW_PX[prefs.density]}
              textScale={prefs.text_percent / 100}
              source={source}
              rowId={(row) => String(row.seq)}
              layout={layout}
              onLayout={setLayout}
              currentId={open === undefined ? undefined : String(open.seq)}
              onOpen={(row) => setOpen(row)}
              onEscape={() => setOpen(undefined)}
              singleKeys={prefs.single_key_shortcuts}
              resetKey={resetKey}
              testId="ledger-table"
              rowTestId="ledger-row"
            />
          )}
          {source.total === undefined ? null : (
            <footer className={classes['foot']}>
              <span role="status" data-testid="ledger-count">
                {t.ledger.table.count({ count: source.total })}
              </span>
            </footer>
          )}
        </div>
        {open === undefined ? null : (
          <EntryDetail
            row={open}
            onClose={() => {
              setOpen(undefined);
              grid.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

/** The same array while nothing changes: every row depends on it. */
function useLedgerColumns(now: number): readonly Column<LedgerRow>[] {
  const { t, f, language } = useI18n();
  const words = t.ledger.table;
  return [
    {
      id: 'time',
      header: words.time,
      width: 116,
      priority: 0,
      muted: true,
      cell: (row) => f.short(row.at_ms, now),
      title: (row) => f.dateTime(row.at_ms),
    },
    {
      id: 'what',
      header: words.what,
      width: 'flex',
      minWidth: 240,
      priority: 0,
      cell: (row) => sentenceOf(t, row),
      title: (row) => sentenceOf(t, row),
    },
    {
      id: 'purpose',
      header: words.purpose,
      width: 96,
      priority: 3,
      muted: true,
      cell: (row) => purposeWords(t, row) || f.none,
      title: (row) => purposeWords(t, row),
    },
    {
      id: 'level',
      header: words.level,
      width: language === 'en' ? 128 : 104,
      priority: 2,
      cell: (row) => (row.level === null ? f.none : <LevelBadge level={row.level} />),
    },
    {
      id: 'result',
      header: words.result,
      width: 140,
      priority: 1,
      cell: (row) =>
        row.refused === null ? (
          words.normal
        ) : (
          <span className={classes['refused']} title={row.refused}>
            <Icon name="flag" />
            {refusalWords(t, row.refused)}
          </span>
        ),
    },
  ];
}
