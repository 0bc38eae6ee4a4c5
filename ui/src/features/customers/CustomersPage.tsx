import { useRef, useState, type MouseEvent } from 'react';

import { toCallError } from '../../api/errors';
import { useCommandQuery } from '../../api/queries';
import { usePrefs, useSession, useStatus } from '../../api/status';
import type { CustomerRow, SortBy } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Grid, type GridHandle, type OpenHow } from '../../shared/grid/Grid';
import { ROW_PX } from '../../shared/grid/rowHeight';
import { useListColumns } from '../../shared/grid/useListColumns';
import { countSelected, emptySelection, selectAll, type Selection } from '../../shared/grid/selection';
import { useKeys } from '../../shared/keys';
import { useSeveral } from '../../shared/access/useSeveral';
import { useSayError } from '../../shared/errors/useSayError';
import { useWhyNot } from '../../shared/presentation/useWhyNot';
import { toast } from '../../shared/toast';
import { useNow } from '../../shared/time/useNow';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Button } from '../../shared/ui/Button';
import { useNarrow } from '../../shared/ui/useNarrow';
import { Card, type CardWish } from './card/Card';
import { useCustomerColumns } from './columns';
import classes from './customers.module.css';
import { EmptyList } from './EmptyList';
import { ExportList } from './ExportList';
import { FilterBar } from './FilterBar';
import { CustomerForm } from './form/CustomerForm';
import { QuickAdd } from './form/QuickAdd';
import { CellEditor } from './inline/CellEditor';
import { useEditSession } from './inline/useEditSession';
import { activeFilters, filtersOf, orderOf, viewOf, type CustomersPlace, type View } from './place';
import { ReviewDialog, type Review } from './ReviewDialog';
import { rowMenu } from './rowMenu';
import { changesIn, SelectionBar } from './SelectionBar';
import { TransferDialog } from './TransferDialog';
import { useCustomerSource } from './useCustomerSource';
import { useExportEntry } from './useExportEntry';
import { useMoves } from './useMoves';
import { usePlace } from './usePlace';
import { useStateChange, type StateChange } from './useStateChange';
import { ViewTabs } from './ViewTabs';

/** From here on a change of many has to be confirmed by its number. */
const TYPED_FROM = 51;
const FOLD_BELOW_PX = 520;

/** List, filters and the card beside it. */
export function CustomersPage() {
  const { t, f } = useI18n();
  const { place, go } = usePlace();
  const view = viewOf(place);
  const now = useNow();
  const { prefs } = usePrefs();
  const { vault } = useStatus();
  const session = useSession();
  const several = useSeveral();
  const { whyNot, say } = useWhyNot();

  const filters = filtersOf(place, f.isoDay(now));
  const order = orderOf(place);
  const source = useCustomerSource(filters, order);
  const total = source.total;

  const columns = useCustomerColumns(view, several || vault?.mode !== 'solo', now);
  const [layout, setLayout] = useListColumns(`customers.${view}`);
  const [selection, setSelection] = useState<Selection<CustomerRow>>(emptySelection);
  const [review, setReview] = useState<Review | undefined>(undefined);
  const [wish, setWish] = useState<CardWish | undefined>(undefined);
  const changer = useStateChange();
  const moves = useMoves();
  const sayError = useSayError();
  const edits = useEditSession();
  /** Where a click that opened a card came from: a second one takes it back. */
  const beforeClick = useRef<CustomersPlace>(place);
  const grid = useRef<GridHandle>(null);
  const find = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const folded = useNarrow(frame, FOLD_BELOW_PX);

  const exporting = useExportEntry(view, filters);
  const resetKey = JSON.stringify([filters, order]);
  const [selectedIn, setSelectedIn] = useState(resetKey);
  if (selectedIn !== resetKey) {
    setSelectedIn(resetKey);
    setSelection(emptySelection());
  }

  const narrow = (next: CustomersPlace) => go(next, true);
  const showView = (next: View) => go({ view: next, open: undefined });
  const closeCard = () => {
    setWish(undefined);
    go({ ...place, open: undefined, wide: undefined, form: undefined });
    grid.current?.focus();
  };
  const open = (row: CustomerRow, how: OpenHow) => {
    beforeClick.current = place;
    setWish({ id: row.record_id, focus: how.keyboard });
    go(
      { ...place, open: row.record_id, wide: how.wide || undefined, form: undefined },
      place.open !== undefined,
    );
  };
  const openId = (id: string) => {
    setWish({ id, focus: true });
    go({ ...place, open: id, form: undefined });
  };
  const wishFor = (row: CustomerRow, doing: CardWish['do']) => {
    setWish({ id: row.record_id, focus: true, do: doing });
    go({ ...place, open: row.record_id, form: undefined }, place.open !== undefined);
  };

  const chosenRows = async () =>
    selection.kind === 'some' ? [...selection.rows.values()] : source.allRows(selection.except);
  const changeOne = async (row: CustomerRow, change: StateChange) => {
    if ((await changer.run(change, [row.record_id])) && place.open === row.record_id) closeCard();
  };
  /** Of everything that matches, what may be changed is known only once it was read. */
  const changeable = async () => {
    if (selection.kind === 'all' && moves.mayChangeAll) return undefined;
    return (await chosenRows()).filter(moves.mayChange);
  };
  const changes =
    selection.kind === 'all' || [...selection.rows.values()].some(moves.mayChange) ? changesIn[view] : [];
  const askChange = async (change: StateChange) => {
    const asked = countSelected(selection, total ?? 0);
    const rows = await changeable();
    const count = rows?.length ?? asked;
    const [only] = rows ?? [];
    if (asked === 1 && only !== undefined) {
      setSelection(emptySelection());
      void changeOne(only, change);
      return;
    }
    const core = selection.kind === 'all' || (rows ?? []).some((row) => row.level === 'L3');
    const samples = rows ?? (selection.kind === 'all' ? firstRows(source.row, selection.except) : []);
    setReview({ change, count, rows, samples, pooled: asked - count, typed: count >= TYPED_FROM || core });
  };
  const runReview = async ({ change, rows }: Review) => {
    setReview(undefined);
    const ids = (rows ?? (await chosenRows())).map(({ record_id: id }) => id);
    if (await changer.run(change, ids)) setSelection(emptySelection());
  };
  const claimChosen = async () => {
    const ids = (await chosenRows()).map(({ record_id: id }) => id);
    if (await moves.claim(ids)) setSelection(emptySelection());
  };

  /** The word in a row of the pool: it claims, it does not open the card. */
  const claimByPointer = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-claim]')?.dataset['claim'];
    if (id === undefined) return;
    event.stopPropagation();
    void moves.claim([id]);
  };

  const menu = (row: CustomerRow) =>
    rowMenu({
      t,
      view,
      row,
      moves,
      whyNot,
      onOpen: () => openId(row.record_id),
      onWide: () => open(row, { wide: true, keyboard: true }),
      onNote: () => (whyNot === undefined ? wishFor(row, 'note') : say()),
      onEdit: () => (whyNot === undefined ? go({ ...place, open: row.record_id, form: 'edit' }) : say()),
      onChange: (change) => void changeOne(row, change),
    });

  useKeys(
    {
      '/': () => find.current?.focus(),
      'mod+f': () => {
        find.current?.focus();
        find.current?.select();
      },
    },
    { singleKeys: prefs.single_key_shortcuts, enabled: place.form === undefined },
  );

  // Leaving a card by "back" forgets what the list had asked of it.
  const [lastOpen, setLastOpen] = useState(place.open);
  if (lastOpen !== place.open) {
    setLastOpen(place.open);
    if (place.open === undefined) setWish(undefined);
  }

  const filtered = activeFilters(place).length > 0;
  const chosen = countSelected(selection, total ?? 0);
  const counts = useCommandQuery('customer_counts', {}).data;
  const elsewhere = counts === undefined ? 0 : counts.archived + counts.recycled;
  const emptyVault = total === 0 && !filtered && view === 'all' && elsewhere === 0;
  // A form over masks would save them.
  const form = session.presenting && place.form === 'edit' ? undefined : place.form;
  const aside = form !== undefined && form !== 'quick' ? 'form' : place.open !== undefined ? 'card' : 'none';
  const wide = place.wide === true && aside !== 'none';

  return (
    <div className={classes['split']} data-testid="customers-page">
      {wide ? null : (
        <section ref={frame} className={classes['list']} aria-label={t.customers.list}>
          {emptyVault ? null : (
            <div className={classes['views']}>
              <ViewTabs view={view} onView={showView} />
              {exporting && (total ?? 0) > 0 && (
                <ExportList folded={folded} onExport={() => exporting.list(total ?? 0)} />
              )}
            </div>
          )}
          {emptyVault ? null : chosen > 0 ? (
            <SelectionBar
              changes={changes}
              selection={selection}
              total={total ?? 0}
              progress={changer.progress}
              claiming={moves.claiming}
              onAll={() => setSelection(selectAll())}
              onClear={() => {
                setSelection(emptySelection());
                grid.current?.focus();
              }}
              onChange={(change) => void askChange(change).catch(sayError)}
              onTransfer={moves.mayTransferIn(view) ? () => void moves.ask(chosenRows) : undefined}
              onClaim={moves.mayClaimAll(selection, view) ? () => void claimChosen() : undefined}
              onExport={
                exporting && (() => void exporting.chosen(selection, chosen, chosenRows).catch(sayError))
              }
            />
          ) : (
            <FilterBar
              place={place}
              onPlace={narrow}
              folded={folded}
              findRef={find}
              onLeave={() => grid.current?.focus()}
            />
          )}
          <div
            id="customers-panel"
            role="tabpanel"
            aria-label={t.customers.views[view]}
            className={classes['panel']}
            onClickCapture={claimByPointer}
          >
            {source.error !== undefined && source.error !== null ? (
              <div className={classes['notice']}>
                <ErrorNotice
                  error={toCallError(source.error)}
                  actions={<Button onClick={source.retry}>{t.common.retry}</Button>}
                />
              </div>
            ) : total === 0 ? (
              <EmptyList
                view={view}
                filtered={filtered}
                onClear={() => narrow({ view: place.view, open: place.open })}
                onNew={() => go({ ...place, form: 'new' })}
              />
            ) : (
              <Grid
                ref={grid}
                label={t.customers.list}
                columns={columns}
                rowHeight={ROW_PX[prefs.density]}
                textScale={prefs.text_percent / 100}
                source={source}
                rowId={(row) => row.record_id}
                layout={layout}
                onLayout={setLayout}
                sort={{ by: order.sort, descending: order.descending }}
                onSort={({ by, descending }) => narrow({ ...place, sort: by as SortBy, desc: descending })}
                selection={selection}
                onSelection={setSelection}
                currentId={place.open}
                onOpen={open}
                onRemove={([row]) => {
                  const [removal] = changesIn[view].slice(-1);
                  if (removal === undefined) return;
                  if (chosen > 1) {
                    if (changes.length > 0) void askChange(removal).catch(sayError);
                  } else if (row !== undefined && row.state !== 'recycled' && moves.mayChange(row)) {
                    void changeOne(row, 'recycle');
                  }
                }}
                onReveal={(row) => (whyNot === undefined ? wishFor(row, 'reveal') : say())}
                editor={
                  session.read_only === null && whyNot === undefined
                    ? (cell) => (
                        <CellEditor
                          key={`${cell.row.record_id} ${cell.columnId}`}
                          cell={cell}
                          session={edits}
                        />
                      )
                    : undefined
                }
                onEdit={(_, { pointer }) => {
                  if (pointer && beforeClick.current.open === undefined) go(beforeClick.current, true);
                }}
                onNoEdit={() =>
                  whyNot === undefined
                    ? toast({ id: 'customer-no-edit', text: t.customers.inline.no })
                    : say()
                }
                onEscape={() => {
                  if (aside !== 'none') closeCard();
                }}
                menu={menu}
                menuLabel={t.customers.menu.label}
                singleKeys={prefs.single_key_shortcuts}
                resetKey={resetKey}
                testId="customer-grid"
                rowTestId="customer-row"
              />
            )}
          </div>
          {emptyVault || total === undefined ? null : (
            <footer className={classes['foot']}>
              <span role="status" data-testid="customer-count">
                {view === 'all' && filtered
                  ? t.customers.countOf({ count: total, total: session.customers })
                  : t.customers.count({ count: total })}
              </span>
              {folded ? null : <span>{t.customers.sortedBy[order.sort]}</span>}
            </footer>
          )}
        </section>
      )}
      {aside === 'form' ? (
        <CustomerForm
          key={form === 'edit' ? place.open : 'new'}
          recordId={form === 'edit' ? place.open : undefined}
          wide={wide}
          onClose={() => go({ ...place, form: undefined })}
          onSaved={openId}
          onQuick={() => go({ ...place, form: 'quick' })}
          onOpen={openId}
        />
      ) : aside === 'card' && place.open !== undefined ? (
        <Card
          key={place.open}
          recordId={place.open}
          view={view}
          wide={wide}
          wish={wish?.id === place.open ? wish : undefined}
          onClose={closeCard}
          onWide={(next) => go({ ...place, wide: next || undefined })}
          onEdit={() => go({ ...place, form: 'edit' })}
          onOpen={openId}
          onChange={(row, change) => void changeOne(row, change)}
          moves={moves}
        />
      ) : null}
      {form === 'quick' ? (
        <QuickAdd
          onClose={() => go({ ...place, form: undefined })}
          onFull={() => go({ ...place, form: 'new' })}
          onOpen={openId}
        />
      ) : null}
      {moves.asked !== undefined && (
        <TransferDialog
          rows={moves.asked.rows}
          onClose={moves.close}
          onMoved={() => {
            moves.close();
            setSelection(emptySelection());
          }}
        />
      )}
      <ReviewDialog
        review={review}
        onClose={() => setReview(undefined)}
        onRun={(chosenReview) => void runReview(chosenReview)}
      />
    </div>
  );
}

function firstRows(
  row: (index: number) => CustomerRow | undefined,
  except: ReadonlySet<string>,
): readonly CustomerRow[] {
  const rows: CustomerRow[] = [];
  for (let index = 0; index < 20 && rows.length < 5; index += 1) {
    const one = row(index);
    if (one !== undefined && !except.has(one.record_id)) rows.push(one);
  }
  return rows;
}
