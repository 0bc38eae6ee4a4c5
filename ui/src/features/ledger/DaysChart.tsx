import { useId } from 'react';

import type { ActionGroup, LedgerDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { localDay } from '../../i18n/formats/time';
import { ChartFrame } from './ChartFrame';
import { axisTop, busiest, KINDS, kindsIn, sumOf } from './chartMath';
import classes from './charts.module.css';
import { fillOf, Patterns, series, Swatch } from './series';

interface DaysChartProps {
  readonly days: readonly LedgerDay[];
  /** The chosen day, `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly onDay: (day: string) => void;
  readonly group: ActionGroup | undefined;
  readonly onGroup: (group: ActionGroup) => void;
}

const WIDTH = 504;
const LEFT = 32;
const TOP = 8;
const BOTTOM = 120;
const BAR = 11;

/** Entries per day of the last thirty, stacked by what they are about; a bar narrows the table to its day. */
export function DaysChart({ days, day: chosen, onDay, group, onGroup }: DaysChartProps) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const id = useId();
  const most = busiest(days);
  const top = axisTop(Math.max(0, ...days.map(sumOf)));
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const y = (value: number) => BOTTOM - (value / top) * (BOTTOM - TOP);
  const name = (day: string) => f.proseDay(localDay(day).getTime());
  const kinds = kindsIn(days);

  const legend = (
    <ul className={classes['legend']}>
      {kinds.map((kind) => {
        const { group: wanted } = series[kind];
        const content = (
          <>
            <Swatch kind={kind} id={`${id}-key`} />
            {words.kinds[kind]}
          </>
        );
        return (
          <li key={kind}>
            {wanted === undefined ? (
              <span>{content}</span>
            ) : (
              <button
                type="button"
                aria-pressed={group === wanted}
                title={words.only({ name: words.kinds[kind] })}
                onClick={() => onGroup(wanted)}
                data-testid={`ledger-kind-${wanted}`}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );

  const chart = (
    <div className={classes['plot']}>
      <svg viewBox={`0 0 ${WIDTH} 140`} className={classes['bars']} preserveAspectRatio="none">
        <Patterns id={id} kinds={kinds} />
        {[0, top / 2, top].map((value) => (
          <path key={value} d={`M${LEFT} ${y(value) + 0.5}H${WIDTH}`} stroke="var(--hair)" />
        ))}
        {days.map((day, place) => {
          const x = LEFT + place * step + (step - BAR) / 2;
          let base = 0;
          return (
            <g key={day.day} aria-hidden="true">
              {KINDS.map((kind) => {
                const from = base;
                base += day[kind];
                // One pixel of air between parts keeps them apart without relying on colour.
                const height = Math.max(1, y(from) - y(base) - 1);
                return day[kind] === 0 ? null : (
                  <rect key={kind} x={x} y={y(base)} width={BAR} height={height} fill={fillOf(kind, id)} />
                );
              })}
              {day.day === chosen ? (
                <path d={`M${x - 2} ${BOTTOM + 3}H${x + BAR + 2}`} stroke="var(--text)" strokeWidth="2" />
              ) : null}
            </g>
          );
        })}
      </svg>
      <div className={classes['axis']} aria-hidden="true">
        {[0, top / 2, top].map((value) => (
          <span key={value} style={{ top: `${(y(value) / 140) * 100}%` }}>
            {f.number(value)}
          </span>
        ))}
      </div>
      <div className={classes['barButtons']} style={{ paddingLeft: `${(LEFT / WIDTH) * 100}%` }}>
        {days.map((day, place) => (
          <button
            key={day.day}
            type="button"
            title={words.dayTitle({ day: name(day.day), parts: partsOf(day) })}
            aria-label={words.barLabel({ day: name(day.day), count: sumOf(day) })}
            aria-pressed={day.day === chosen}
            onClick={() => onDay(day.day)}
          >
            {(days.length - 1 - place) % 5 === 0 ? <span aria-hidden="true">{day.day.slice(5)}</span> : null}
          </button>
        ))}
      </div>
    </div>
  );

  function partsOf(day: LedgerDay): string {
    const parts = kinds.filter((kind) => day[kind] > 0);
    return parts
      .map((kind) => words.part({ name: words.kinds[kind], count: day[kind] }))
      .join(words.separator);
  }

  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {words.kinds[kind]}
            </th>
          ))}
          <th scope="col">{words.sum}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row">{day.day}</th>
            {kinds.map((kind) => (
              <td key={kind}>{f.number(day[kind])}</td>
            ))}
            <td>{f.number(sumOf(day))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  return (
    <ChartFrame
      title={words.days}
      legend={legend}
      chart={chart}
      table={table}
      tableLabel={words.daysTable}
      finding={most === undefined ? words.noDays : words.most({ day: name(most.day), count: sumOf(most) })}
      testId="ledger-days"
    />
  );
}
