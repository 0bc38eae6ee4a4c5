import { useState } from 'react';

import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { heatStep, isOutside, outsideHours } from './chartMath';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './ledger.module.css';

const STEPS = [0, 1, 2, 3, 4] as const;

/** When people work in the vault: a table of weekdays and hours, tinted; the busiest hours outside working time are outlined. */
export function HoursChart({ hours }: { hours: readonly (readonly number[])[] }) {
  const { t, f } = useI18n();
  const words = t.ledger.chart;
  const [numbers, setNumbers] = useState(false);
  const most = Math.max(0, ...hours.flat());
  const outside = outsideHours(hours);

  return (
    <section className={classes['chart']} aria-label={words.hours}>
      <header>
        <h2>{words.hours}</h2>
        {numbers ? null : (
          <span className={classes['scale']} aria-hidden="true">
            {words.less}
            {STEPS.map((step) => (
              <i key={step} data-step={step} />
            ))}
            {words.more}
          </span>
        )}
        <Button
          look="link"
          size="small"
          onClick={() => setNumbers(!numbers)}
          data-testid="ledger-hours-toggle"
        >
          {numbers ? words.asChart : words.asTable}
        </Button>
      </header>
      <div className={numbers ? classes['dataTable'] : undefined}>
        <table className={numbers ? classes['heatNumbers'] : classes['heat']}>
          <caption className={hidden['srOnly']}>{words.hoursTable}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className={hidden['srOnly']}>{words.weekday}</span>
              </th>
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={hour} scope="col">
                  <span className={!numbers && hour % 6 !== 0 ? hidden['srOnly'] : undefined}>{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((row, weekday) => (
              <tr key={weekday}>
                <th scope="row" aria-label={words.weekdaysFull[weekday]}>
                  {words.weekdays[weekday]}
                </th>
                {row.map((value, hour) => (
                  <td
                    key={hour}
                    data-step={heatStep(value, most)}
                    data-outside={
                      (outside !== undefined && isOutside(hour) && value === outside.most) || undefined
                    }
                    title={words.cell({ weekday: words.weekdaysFull[weekday] ?? '', hour, count: value })}
                  >
                    <span className={numbers ? undefined : hidden['srOnly']}>{f.number(value)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes['finding']}>
        {outside === undefined
          ? words.inside
          : words.outside({
              count: outside.count,
              weekday: words.weekdaysFull[outside.weekday] ?? '',
              hour: outside.hour,
              most: outside.most,
            })}
      </p>
    </section>
  );
}
