import type { LedgerSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import { ChartFrame } from './ChartFrame';
import { farAbove } from './chartMath';
import classes from './charts.module.css';

const SHOWN = 10;

interface PeopleChartProps {
  readonly summary: LedgerSummary;
  readonly person: string | undefined;
  readonly onPerson: (person: string) => void;
}

/** Who looks how often, with a line where the middle of everybody lies. */
export function PeopleChart({ summary, person: chosen, onPerson }: PeopleChartProps) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const median = summary.median_looks_doubled / 2;
  const people = summary.people.filter(({ person_id: id }) => id !== null);
  const shown = people.slice(0, SHOWN);
  const most = Math.max(1, median, ...people.map(({ looks }) => looks));
  const far = farAbove(people, median);
  const share = (value: number) => `${(value / most) * 100}%`;
  const nameOf = (name: string | null) => name ?? t.ledger.program;

  const chart = (
    <div className={classes['rows']}>
      <ul>
        {shown.map((one) => {
          const times = far.find(({ person }) => person === one)?.times;
          return (
            <li key={one.person_id}>
              <button
                type="button"
                aria-pressed={one.person_id === chosen}
                aria-label={words.personLabel({ name: nameOf(one.person_name), count: one.looks, median })}
                onClick={() => one.person_id !== null && onPerson(one.person_id)}
                data-testid={`ledger-looks-${one.person_id ?? ''}`}
              >
                <span className={classes['rowName']} title={nameOf(one.person_name)}>
                  {nameOf(one.person_name)}
                </span>
                <span className={classes['rowBar']}>
                  <i data-far={times !== undefined || undefined} style={{ width: share(one.looks) }} />
                  <b style={{ left: share(median) }} />
                </span>
                <span className={classes['rowCount']}>{f.number(one.looks)}</span>
                <span className={classes['rowMark']}>
                  {times === undefined ? null : (
                    <>
                      <Icon name="flag" size={12} />
                      {words.times({ times })}
                    </>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );

  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.person}</th>
          <th scope="col">{words.looks}</th>
          <th scope="col">{words.entries}</th>
          <th scope="col">{words.refused}</th>
        </tr>
      </thead>
      <tbody>
        {summary.people.map((one) => (
          <tr key={one.person_id ?? ''}>
            <th scope="row">{nameOf(one.person_name)}</th>
            <td>{f.number(one.looks)}</td>
            <td>{f.number(one.entries)}</td>
            <td>{f.number(one.refused)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  const [first] = far;
  return (
    <ChartFrame
      title={words.people}
      legend={
        <span className={classes['legend']}>
          <span>
            <i className={classes['medianKey']} aria-hidden="true" />
            {words.median({ median })}
          </span>
        </span>
      }
      chart={chart}
      table={table}
      tableLabel={words.peopleTable}
      finding={
        people.every(({ looks }) => looks === 0)
          ? words.noLooks
          : first === undefined
            ? words.nobodyFar({ median })
            : words.far({
                name: nameOf(first.person.person_name),
                count: first.person.looks,
                median,
                times: first.times,
              })
      }
      testId="ledger-people"
    />
  );
}
