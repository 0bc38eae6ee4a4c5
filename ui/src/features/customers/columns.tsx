import type { CustomerRow } from '../../generated/contract';
import { useI18n, type I18n } from '../../i18n';
import type { Column } from '../../shared/grid/columns';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './customers.module.css';
import type { View } from './place';
import { columnTime, nextTime, ownerOf, secondOf, titleOf } from './show';

interface ColumnContext {
  readonly i18n: I18n;
  readonly now: number;
  readonly view: View;
  /** Only where more than one person works in the vault. */
  readonly owners: boolean;
}

/** The columns of a view; the same array while nothing changes, since every row depends on it. */
export function useCustomerColumns(view: View, owners: boolean, now: number): readonly Column<CustomerRow>[] {
  const i18n = useI18n();
  return customerColumns({ i18n, now, view, owners });
}

/** Most important first; what does not fit leaves from the end. */
function customerColumns({ i18n, now, view, owners }: ColumnContext): readonly Column<CustomerRow>[] {
  const { t, f } = i18n;
  const long = i18n.language === 'en';
  const words = t.customers.columns;
  const title: Column<CustomerRow> = {
    id: 'title',
    editable: isActive,
    header: words.title,
    width: 'flex',
    minWidth: 180,
    share: 3,
    priority: 0,
    sort: 'name',
    cell: titleOf,
    title: titleOf,
  };
  const level: Column<CustomerRow> = {
    id: 'level',
    header: words.level,
    width: long ? 128 : 104,
    priority: 1,
    cell: (row) => <LevelBadge level={row.level} />,
  };
  const phone: Column<CustomerRow> = {
    id: 'phone',
    header: words.phone,
    width: 124,
    priority: 2,
    muted: true,
    cell: (row) => row.phone || f.none,
  };
  const updated: Column<CustomerRow> = {
    id: 'updated',
    header: words.updated,
    width: 108,
    priority: 3,
    muted: true,
    sort: 'updated',
    cell: (row) => columnTime(f, t.customers.yesterday, row.updated_ms, now),
    title: (row) => f.dateTime(row.updated_ms),
  };
  const daysLeft: Column<CustomerRow> = {
    id: 'daysLeft',
    header: words.daysLeft,
    width: long ? 152 : 120,
    priority: 1,
    cell: (row) => (row.days_left === null ? f.none : t.customers.daysLeft({ days: row.days_left })),
  };
  const owner: Column<CustomerRow> = {
    id: 'owner',
    header: words.owner,
    width: long ? 104 : 80,
    priority: 5,
    muted: true,
    cell: (row) => ownerOf(t, row) || f.none,
    title: (row) => ownerOf(t, row),
  };
  // The list listens for it, as for everything in a row; by keyboard it is in the menu.
  const claim: Column<CustomerRow> = {
    id: 'claim',
    header: words.claim,
    width: long ? 88 : 80,
    priority: 1,
    cell: (row) => (
      <button type="button" tabIndex={-1} className={classes['claim']} data-claim={row.record_id}>
        {t.customers.claim.short}
      </button>
    ),
  };
  return [
    title,
    {
      id: 'second',
      editable: isActive,
      header: words.second,
      width: 'flex',
      minWidth: 128,
      share: 2,
      priority: 6,
      muted: true,
      cell: (row) => secondOf(row) || f.none,
      title: secondOf,
    },
    phone,
    {
      id: 'stage',
      editable: isActive,
      header: words.stage,
      width: long ? 104 : 96,
      priority: 4,
      sort: 'stage',
      cell: (row) => (row.stage === null ? f.none : t.words.stage[row.stage]),
    },
    level,
    ...(view === 'recycled' ? [daysLeft] : []),
    ...(view === 'pool' ? [claim] : owners && view !== 'mine' ? [owner] : []),
    updated,
    {
      id: 'next',
      editable: isActive,
      header: words.next,
      width: 124,
      priority: view === 'today' ? 2 : 7,
      sort: 'next_follow_up',
      cell: (row) => nextCell(row, now, f, t),
    },
    {
      id: 'city',
      editable: isActive,
      header: words.city,
      width: 80,
      priority: 8,
      muted: true,
      cell: (row) => row.city || f.none,
      title: (row) => row.city,
    },
    {
      id: 'tags',
      editable: isActive,
      header: words.tags,
      width: 140,
      priority: 9,
      muted: true,
      cell: (row) => row.tags.join(t.customers.filter.separator) || f.none,
      title: (row) => row.tags.join(t.customers.filter.separator),
    },
  ];
}

/** Archived and recycled customers are not changed, nor those that nobody has. */
function isActive(row: CustomerRow): boolean {
  return row.state === 'active' && row.holding !== 'pool';
}

function nextCell(row: CustomerRow, now: number, f: I18n['f'], t: I18n['t']) {
  if (row.next_ms === null) return f.none;
  const text = nextTime(f, row.next_ms, now);
  const startOfToday = new Date(now).setHours(0, 0, 0, 0);
  if (row.next_ms >= startOfToday || row.state !== 'active') return text;
  return (
    <span className={classes['overdue']} title={t.customers.overdue({ time: text })}>
      {text}
    </span>
  );
}
