import type { LedgerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import type { Column } from '../../shared/grid/columns';
import { Icon } from '../../shared/ui/Icon';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './ledger.module.css';
import { purposeWords, refusalWords, sentenceOf } from './sentence';

/** The same array while nothing changes: every row depends on it. */
export function useLedgerColumns(now: number): readonly Column<LedgerRow>[] {
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
