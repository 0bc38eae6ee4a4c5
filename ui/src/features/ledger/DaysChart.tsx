import { useId, useState } from 'react';

import type { LedgerDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { localDay } from '../../i18n/formats/time';
import { Button } from '../../shared/ui/Button';
import { axisTop, busiest, sumOf } from './chartMath';
import classes from './ledger.module.css';

interface DaysChartProps {
  readonly days: readonly LedgerDay[];
  readonly onDay: (day: string) => void;
}

const WIDTH = 504;
const LEFT = 32;
const TOP = 12;
const BOTTOM = 120;
const BAR = 18;

/** Entries per day of the last two weeks; a bar shows that day in the table. */
export function DaysChart({ days, onDay }: DaysChartProps) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const [table, setTable] = useState(false);
  const hatch = useId();
  const most = busiest(days);
  const top = axisTop(Math.max(0, ...days.map(sumOf)));
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const y = (value: number) => BOTTOM - (value / top) * (BOTTOM - TOP);
  const name = (day: string) => f.proseDay(localDay(day).getTime());

  return (
    <section className={classes['chart']} aria-label={words.days}>
      <header>
        <h2>{words.days}</h2>
        {table ? null : (
          <ul className={classes['legend']}>
            <li>
              <Swatch fill="var(--chart-d)" />
              {words.others}
            </li>
            <li>
              <Swatch fill="var(--chart-a)" />
              {words.views}
            </li>
            <li>
              <Swatch fill={`url(#${hatch}-key)`} hatch={`${hatch}-key`} />
              {words.changes}
            </li>
          </ul>
        )}
        <Button look="link" size="small" onClick={() => setTable(!table)} data-testid="ledger-days-toggle">
          {table ? words.asChart : words.asTable}
        </Button>
      </header>
      {table ? (
        <div className={classes['dataTable']} tabIndex={0} role="region" aria-label={words.daysTable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.views}</th>
                <th scope="col">{words.changes}</th>
                <th scope="col">{words.others}</th>
                <th scope="col">{words.sum}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.day}>
                  <th scope="row">{day.day}</th>
                  <td>{f.number(day.views)}</td>
                  <td>{f.number(day.changes)}</td>
                  <td>{f.number(day.others)}</td>
                  <td>{f.number(sumOf(day))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} 140`} className={classes['bars']} role="group" aria-label={words.days}>
          <defs>
            <Hatch id={hatch} />
          </defs>
          {[0, top / 2, top].map((value) => (
            <g key={value} aria-hidden="true">
              <path d={`M${LEFT} ${y(value) + 0.5}H${WIDTH}`} stroke="var(--hair)" />
              <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
                {f.number(value)}
              </text>
            </g>
          ))}
          {days.map((day, place) => {
            const x = LEFT + place * step + (step - BAR) / 2;
            const parts = [
              { value: day.others, fill: 'var(--chart-d)' },
              { value: day.views, fill: 'var(--chart-a)' },
              { value: day.changes, fill: `url(#${hatch})` },
            ];
            let base = 0;
            return (
              <g key={day.day}>
                {parts.map(({ value, fill }) => {
                  const from = base;
                  base += value;
                  const height = y(from) - y(base);
                  // One pixel of air between parts keeps them apart without relying on colour.
                  return value === 0 ? null : (
                    <rect
                      key={fill}
                      x={x}
                      y={y(base)}
                      width={BAR}
                      height={Math.max(1, height - 1)}
                      fill={fill}
                    />
                  );
                })}
                {(days.length - 1 - place) % 2 === 0 ? (
                  <text x={x + BAR / 2} y={136} textAnchor="middle" aria-hidden="true">
                    {day.day.slice(5)}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      )}
      {table ? null : (
        <div className={classes['barButtons']} style={{ paddingLeft: `${(LEFT / WIDTH) * 100}%` }}>
          {days.map((day) => (
            <button
              key={day.day}
              type="button"
              title={`${day.day}: ${f.number(sumOf(day))}`}
              aria-label={words.barLabel({ day: name(day.day), count: sumOf(day) })}
              onClick={() => onDay(day.day)}
            />
          ))}
        </div>
      )}
      <p className={classes['finding']}>
        {most === undefined ? words.noDays : words.most({ day: name(most.day), count: sumOf(most) })}
      </p>
    </section>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--bg)" />
      <rect width="2.5" height="5" fill="var(--chart-b)" />
    </pattern>
  );
}

function Swatch({ fill, hatch }: { fill: string; hatch?: string }) {
  return (
    <svg width="10" height="10" aria-hidden="true">
      {hatch === undefined ? null : (
        <defs>
          <Hatch id={hatch} />
        </defs>
      )}
      <rect width="10" height="10" fill={fill} />
    </svg>
  );
}
