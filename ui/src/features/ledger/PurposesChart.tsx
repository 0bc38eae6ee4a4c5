import type { LedgerSummary, Purpose } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { ChartFrame } from './ChartFrame';
import classes from './charts.module.css';

interface PurposesChartProps {
  readonly summary: LedgerSummary;
  readonly purpose: Purpose | undefined;
  readonly onPurpose: (purpose: Purpose) => void;
}

/** What people looked for; looks whose purpose is not known stand apart. */
export function PurposesChart({ summary, purpose: chosen, onPurpose }: PurposesChartProps) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const { purposes, purposes_unread: unread } = summary;
  const most = Math.max(1, unread, ...purposes.map(({ count }) => count));
  const sum = purposes.reduce((all, { count }) => all + count, 0);
  const [first] = purposes;

  const chart = (
    <div className={classes['rows']}>
      <ul>
        {purposes.map(({ purpose, count }) => (
          <li key={purpose}>
            <button
              type="button"
              aria-pressed={purpose === chosen}
              aria-label={words.purposeLabel({ name: t.words.purpose[purpose], count })}
              onClick={() => onPurpose(purpose)}
              data-testid={`ledger-purposes-${purpose}`}
            >
              <span className={classes['rowName']} title={t.words.purpose[purpose]}>
                {t.words.purpose[purpose]}
              </span>
              <span className={classes['rowBar']}>
                <i style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className={classes['rowCount']}>{f.number(count)}</span>
            </button>
          </li>
        ))}
        {unread === 0 ? null : (
          <li className={classes['row']}>
            <span className={classes['rowName']}>{words.unread}</span>
            <span className={classes['rowBar']}>
              <i data-unread="" style={{ width: `${(unread / most) * 100}%` }} />
            </span>
            <span className={classes['rowCount']}>{f.number(unread)}</span>
          </li>
        )}
      </ul>
    </div>
  );

  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.purpose}</th>
          <th scope="col">{words.looks}</th>
        </tr>
      </thead>
      <tbody>
        {purposes.map(({ purpose, count }) => (
          <tr key={purpose}>
            <th scope="row">{t.words.purpose[purpose]}</th>
            <td>{f.number(count)}</td>
          </tr>
        ))}
        {unread === 0 ? null : (
          <tr>
            <th scope="row">{words.unread}</th>
            <td>{f.number(unread)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );

  const found =
    first === undefined
      ? words.noPurposes
      : words.mostPurpose({
          name: t.words.purpose[first.purpose],
          count: first.count,
          percent: Math.round((first.count / sum) * 100),
        });
  return (
    <ChartFrame
      title={words.purposes}
      chart={chart}
      table={table}
      tableLabel={words.purposesTable}
      finding={unread === 0 ? found : [found, words.unreadCount({ count: unread })].join(words.separator)}
      testId="ledger-purposes"
    />
  );
}
