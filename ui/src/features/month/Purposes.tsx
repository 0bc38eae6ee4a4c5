import type { PurposeCount } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Bar } from './Bar';
import classes from './month.module.css';

/** What looks were needed for, most first. */
export function Purposes({ purposes }: { purposes: readonly PurposeCount[] }) {
  const { t } = useI18n();
  const words = t.month;
  const most = Math.max(0, ...purposes.map(({ count }) => count));
  return (
    <section className={classes['part']} aria-labelledby="month-purposes">
      <h3 id="month-purposes">{words.purposes}</h3>
      {purposes.length === 0 ? (
        <p className={classes['muted']}>{words.noPurposes}</p>
      ) : (
        <table className={classes['list']} aria-labelledby="month-purposes" data-testid="month-purposes">
          <thead>
            <tr>
              <th scope="col">{words.purpose}</th>
              <th scope="col">{words.times}</th>
            </tr>
          </thead>
          <tbody>
            {purposes.map(({ purpose, count }) => (
              <tr key={purpose}>
                <th scope="row">{t.words.purpose[purpose]}</th>
                <td>
                  <Bar value={count} most={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
