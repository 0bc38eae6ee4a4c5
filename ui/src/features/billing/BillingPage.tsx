import { useRef, useState } from 'react';

import { toCallError } from '../../api/errors';
import { usePrefs } from '../../api/status';
import type { BillingRow, BillingSort } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Grid, type GridHandle } from '../../shared/grid/Grid';
import { ROW_PX } from '../../shared/grid/rowHeight';
import { useListColumns } from '../../shared/grid/useListColumns';
import { useKeys } from '../../shared/keys';
import { useWhyNot } from '../../shared/presentation/useWhyNot';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { FindInput } from '../../shared/ui/FindInput';
import classes from './billing.module.css';
import { BillingPanel, type PanelWish } from './BillingPanel';
import { useBillingColumns } from './columns';
import { requestOf } from './place';
import { useBillingSource } from './useBillingSource';
import { usePlace } from './usePlace';

const SORTS: readonly BillingSort[] = ['created', 'company'];

/** 开票资料: firms with what an invoice needs, and no way to reach a person. */
export function BillingPage() {
  const { t } = useI18n();
  const words = t.billing;
  const { place, go } = usePlace();
  const { prefs } = usePrefs();
  const { whyNot, say } = useWhyNot();
  const customers = useAreas().has('customers');
  const request = requestOf(place);
  const source = useBillingSource(request);
  const columns = useBillingColumns();
  const [layout, setLayout] = useListColumns('billing');
  const [wish, setWish] = useState<PanelWish | undefined>(undefined);
  /** Stays beside the list when its place has been scrolled past. */
  const [kept, setKept] = useState<BillingRow | undefined>(undefined);
  const grid = useRef<GridHandle>(null);
  const find = useRef<HTMLInputElement>(null);

  const { total } = source;
  const searched = place.text !== undefined;
  const none = total === 0 && !searched;
  const open =
    place.open === undefined
      ? undefined
      : (source.find(({ record_id: id }) => id === place.open) ??
        (kept?.record_id === place.open ? kept : undefined));

  const show = (row: BillingRow, focus: boolean, reveal = false) => {
    setWish({ id: row.record_id, focus, reveal });
    setKept(row);
    go({ ...place, open: row.record_id }, place.open !== undefined);
  };
  const close = () => {
    setWish(undefined);
    setKept(undefined);
    go({ ...place, open: undefined });
    grid.current?.focus();
  };
  const clear = () => {
    go({ ...place, text: undefined }, true);
    find.current?.focus();
  };

  useKeys(
    {
      '/': () => find.current?.focus(),
      'mod+f': () => {
        find.current?.focus();
        find.current?.select();
      },
    },
    { singleKeys: prefs.single_key_shortcuts },
  );

  return (
    <div className={classes['split']} data-testid="billing-page">
      <section className={classes['list']} aria-label={words.list}>
        {none ? null : (
          <div className={classes['bar']}>
            <FindInput
              value={place.text ?? ''}
              label={words.find}
              inputRef={find}
              onText={(text) => go({ ...place, text: text.trim() === '' ? undefined : text }, true)}
              onLeave={() => grid.current?.focus()}
              testId="billing-find"
              wide
            />
            <span className={classes['grow']} />
            <select
              className={classes['select']}
              aria-label={words.sort}
              value={request.sort}
              onChange={({ currentTarget: { value } }) =>
                go({ ...place, sort: value as BillingSort, desc: undefined }, true)
              }
              data-testid="billing-sort"
            >
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {words.sorts[sort]}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className={classes['body']}>
          {source.error !== undefined && source.error !== null ? (
            <div className={classes['notice']}>
              <ErrorNotice
                error={toCallError(source.error)}
                actions={<Button onClick={source.retry}>{t.common.retry}</Button>}
              />
            </div>
          ) : none ? (
            <EmptyState testId="billing-empty" title={words.empty.none} text={words.empty.noneText} />
          ) : total === 0 ? (
            <EmptyState
              testId="billing-no-match"
              title={words.empty.noMatch}
              text={words.empty.noMatchText}
              actions={
                <Button onClick={clear} data-testid="billing-clear">
                  {words.empty.clear}
                </Button>
              }
            />
          ) : (
            <Grid
              ref={grid}
              label={words.list}
              columns={columns}
              rowHeight={ROW_PX[prefs.density]}
              textScale={prefs.text_percent / 100}
              source={source}
              rowId={(row) => row.record_id}
              layout={layout}
              onLayout={setLayout}
              sort={{ by: request.sort, descending: request.descending }}
              onSort={({ by, descending }) =>
                go({ ...place, sort: by as BillingSort, desc: descending }, true)
              }
              currentId={open?.record_id}
              onOpen={(row, { keyboard }) => show(row, keyboard)}
              onReveal={(row) => (whyNot === undefined ? show(row, true, true) : say())}
              onEscape={() => {
                if (open !== undefined) close();
              }}
              singleKeys={prefs.single_key_shortcuts}
              resetKey={JSON.stringify(request)}
              testId="billing-grid"
              rowTestId="billing-row"
            />
          )}
        </div>
        <footer className={classes['foot']}>
          {total === undefined || none ? null : (
            <span role="status" data-testid="billing-count">
              {searched ? words.found({ count: total }) : words.count({ count: total })}
            </span>
          )}
          <span className={classes['note']} data-testid="billing-note">
            {customers ? words.noContactsElse : words.noContacts}
          </span>
        </footer>
      </section>
      {open !== undefined && (
        <BillingPanel
          key={open.record_id}
          row={open}
          wish={wish?.id === open.record_id ? wish : undefined}
          onClose={close}
        />
      )}
    </div>
  );
}
