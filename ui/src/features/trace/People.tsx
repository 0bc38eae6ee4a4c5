import type { TracedPerson } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './trace.module.css';

/** Who could see the recognised customers, and who did. */
export function People({ people }: { people: readonly TracedPerson[] }) {
  const { t, f } = useI18n();
  const words = t.trace;
  const { peopleColumns: columns } = words;
  return (
    <section className={classes['part']}>
      <h2 id="trace-people">{words.people}</h2>
      <p className={classes['muted']}>{words.peopleText}</p>
      <div className={classes['scroll']}>
        <table className={classes['table']} aria-labelledby="trace-people" data-testid="trace-people">
          <thead>
            <tr>
              <th scope="col">{columns.who}</th>
              <th scope="col" className={classes['number']}>
                {columns.could}
              </th>
              <th scope="col" className={classes['number']}>
                {columns.did}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ person_id: id, name, could, did }) => (
              <tr key={id}>
                <td>{name}</td>
                <td className={classes['number']}>{f.number(could)}</td>
                <td className={classes['number']}>{f.number(did)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
