import type { TracedCopy } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { chanceWords } from './chance';
import classes from './trace.module.css';

/** Every copy that could be compared, the likeliest first. */
export function Copies({ copies }: { copies: readonly TracedCopy[] }) {
  const { t, f } = useI18n();
  const words = t.trace;
  const { copyColumns: columns } = words;
  return (
    <section className={classes['part']}>
      <h2 id="trace-copies">{words.copies}</h2>
      <div className={classes['scroll']}>
        <table className={classes['table']} aria-labelledby="trace-copies" data-testid="trace-copies">
          <thead>
            <tr>
              <th scope="col">{columns.no}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.recipient}</th>
              <th scope="col" className={classes['number']}>
                {columns.agree}
              </th>
              <th scope="col" className={classes['number']}>
                {columns.missing}
              </th>
              <th scope="col" className={classes['number']}>
                {columns.canaries}
              </th>
              <th scope="col">{columns.chance}</th>
            </tr>
          </thead>
          <tbody>
            {copies.map((copy) => (
              <tr key={copy.request_id} data-named={copy.named || undefined}>
                <td>{copy.register_no}</td>
                <td>{copy.requester_name}</td>
                <td title={copy.recipient_name}>{copy.recipient_name}</td>
                <td className={classes['number']}>{words.agree(copy)}</td>
                <td className={classes['number']}>{f.number(copy.missing_rows)}</td>
                <td className={classes['number']}>{f.number(copy.canaries)}</td>
                <td>{chanceWords(t, copy.false_positive)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
