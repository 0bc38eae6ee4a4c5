import { useRef, useState } from 'react';

import { call } from '../../api/call';
import { toCallError } from '../../api/errors';
import { useCommandQuery } from '../../api/queries';
import { usePrefs } from '../../api/status';
import type { LedgerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { usePlatform } from '../../platform/context';
import { useAreas } from '../../shared/access/useAreas';
import { DEFAULT_LAYOUT } from '../../shared/grid/columns';
import { Grid, type GridHandle } from '../../shared/grid/Grid';
import { ROW_PX } from '../../shared/grid/rowHeight';
import { useCursorPages } from '../../shared/grid/useCursorPages';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Charts } from './Charts';
import { useLedgerColumns } from './columns';
import { EntryDetail } from './EntryDetail';
import { ExportDialog } from './export/ExportDialog';
import { Filters } from './Filters';
import { Integrity } from './Integrity';
import classes from './ledger.module.css';
import { ledgerFilters, span, useLedgerPlace } from './place';
import { customerWords } from './sentence';

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
  const [exporting, setExporting] = useState(false);
  const columns = useLedgerColumns(now);
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  const grid = useRef<GridHandle>(null);
  const mayExport = useAreas().has('ledgerExport');

  const today = f.isoDay(now);
  const filters = ledgerFilters(place, today);
  const summary = useCommandQuery(
    'ledger_summary',
    { person_id: place.person ?? null },
    { placeholderData: (before) => before },
  );
  const source = useCursorPages<LedgerRow>({
    queryKey: ['ledger_list', filters],
    fetchPage: async (cursor) => {
      const page = await call(platform, 'ledger_list', { filters, before_seq: cursor, limit: PAGE_ROWS });
      return { total: page.total, rows: page.rows, next: page.next_before_seq };
    },
  });
  const resetKey = JSON.stringify(filters);
  // The rows know the name; without one the entry of nobody can be shown.
  const first = place.record === undefined ? undefined : source.row(0);
  const customer = first === undefined ? t.ledger.customerUnknown : customerWords(t, first);
  const open = (entry: number | undefined) => go({ ...place, entry });

  return (
    <div className={classes['page']} data-testid="ledger-page">
      <Integrity
        summary={summary.data}
        now={now}
        onExport={mayExport ? () => setExporting(true) : undefined}
      />
      <Filters place={place} onPlace={go} customer={customer} charts={charts} onCharts={setCharts} />
      {charts && summary.data !== undefined ? (
        <Charts summary={summary.data} place={place} onPlace={go} />
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
              currentId={place.entry === undefined ? undefined : String(place.entry)}
              onOpen={(row) => open(row.seq)}
              onEscape={() => open(undefined)}
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
        {place.entry === undefined ? null : (
          <EntryDetail
            seq={place.entry}
            onEntry={open}
            onRecord={(record) => go({ record, entry: place.entry })}
            onPerson={(person) => go({ person, entry: place.entry })}
            onClose={() => {
              open(undefined);
              grid.current?.focus();
            }}
          />
        )}
      </div>
      {exporting ? (
        <ExportDialog
          first={{
            ...span(place, today),
            person: place.person ?? null,
            record: place.record ?? null,
            customer,
          }}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  );
}
