import { useState, type MouseEvent } from 'react';

import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import hidden from '../../shared/ui/hidden.module.css';
import { ChartFrame } from './ChartFrame';
import { heatStep, isOutside, moved, outsideHours } from './chartMath';
import classes from './charts.module.css';

const STEPS = [0, 1, 2, 3, 4] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface HoursChartProps {
  /** Weekdays from Monday. */
  readonly hours: readonly (readonly number[])[];
  /** The chosen hour; the weekday counts from 1. */
  readonly weekday: number | undefined;
  readonly hour: number | undefined;
  readonly onCell: (weekday: number, hour: number) => void;
}

/** When people work in the vault: a table of weekdays and hours, tinted; what lies outside working time is outlined. */
export function HoursChart({ hours, weekday, hour, onCell }: HoursChartProps) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const most = Math.max(0, ...hours.flat());
  const outside = outsideHours(hours);
  // One Tab stop; the arrows move.
  const [at, setAt] = useState<readonly [number, number]>([0, 9]);

  const go = (table: HTMLElement, by: readonly [number, number]) => {
    const next = moved(at, by);
    setAt(next);
    table.querySelector<HTMLElement>(`[data-cell="${next.join('-')}"]`)?.focus();
  };
  const press = ({ target }: MouseEvent<HTMLTableElement>) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
    const [row, column] = (cell?.dataset['cell'] ?? '').split('-').map(Number);
    if (row === undefined || column === undefined) return;
    setAt([row, column]);
    onCell(row + 1, column);
  };

  const head = (sparse: boolean) => (
    <thead>
      <tr>
        <th scope="col">
          <span className={hidden['srOnly']}>{words.weekday}</span>
        </th>
        {HOURS.map((one) => (
          <th key={one} scope="col">
            <span className={sparse && one % 6 !== 0 ? hidden['srOnly'] : undefined}>{one}</span>
          </th>
        ))}
      </tr>
    </thead>
  );

  const chart = (
    <table
      className={classes['heat']}
      onClick={press}
      {...onKeys({
        arrowup: ({ currentTarget }) => go(currentTarget, [-1, 0]),
        arrowdown: ({ currentTarget }) => go(currentTarget, [1, 0]),
        arrowleft: ({ currentTarget }) => go(currentTarget, [0, -1]),
        arrowright: ({ currentTarget }) => go(currentTarget, [0, 1]),
      })}
    >
      <caption className={hidden['srOnly']}>{words.hoursHelp}</caption>
      {head(true)}
      <tbody>
        {hours.map((row, place) => (
          <tr key={place}>
            <th scope="row" aria-label={words.weekdaysFull[place]}>
              {words.weekdays[place]}
            </th>
            {row.map((value, column) => (
              <td key={column}>
                <button
                  type="button"
                  tabIndex={at[0] === place && at[1] === column ? 0 : -1}
                  data-cell={`${place}-${column}`}
                  data-step={heatStep(value, most)}
                  data-outside={(isOutside(column) && value === outside?.most) || undefined}
                  aria-pressed={weekday === place + 1 && hour === column}
                  aria-label={words.cell({
                    weekday: words.weekdaysFull[place] ?? '',
                    hour: column,
                    count: value,
                  })}
                  title={words.cell({ weekday: words.weekdaysFull[place] ?? '', hour: column, count: value })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

  const table = (
    <table className={classes['heatNumbers']}>
      <caption className={hidden['srOnly']}>{words.hoursTable}</caption>
      {head(false)}
      <tbody>
        {hours.map((row, place) => (
          <tr key={place}>
            <th scope="row" aria-label={words.weekdaysFull[place]}>
              {words.weekdays[place]}
            </th>
            {row.map((value, column) => (
              <td key={column} data-outside={(isOutside(column) && value === outside?.most) || undefined}>
                {f.number(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

  return (
    <ChartFrame
      title={words.hours}
      legend={
        <span className={classes['scale']} aria-hidden="true">
          {words.less}
          {STEPS.map((step) => (
            <i key={step} data-step={step} />
          ))}
          {words.more}
        </span>
      }
      chart={chart}
      table={table}
      tableLabel={words.hoursTable}
      finding={
        outside === undefined
          ? words.inside
          : words.outside({
              count: outside.count,
              weekday: words.weekdaysFull[outside.weekday] ?? '',
              hour: outside.hour,
              most: outside.most,
            })
      }
      testId="ledger-hours"
    />
  );
}
