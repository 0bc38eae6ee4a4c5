import type { MonthPerson } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Bar } from './Bar';
import classes from './month.module.css';

const COLUMNS = ['opened', 'reveals', 'copies', 'changes', 'imports', 'exports', 'refused'] as const;

/** Who did what, in numbers. */
export function People({ people }: { people: readonly MonthPerson[] }) {
  const { t } = useI18n();
  const words = t.month;
  const most = Object.fromEntries(
    COLUMNS.map((column) => [column, Math.max(...people.map((person) => person[column]))]),
  ) as Record<(typeof COLUMNS)[number], number>;
  return (
    <section className={classes['part']} aria-labelledby="month-people">
      <h3 id="month-people">{words.people}</h3>
      <p className={classes['text']}>{words.peopleText}</p>
      <div className={classes['scroll']}>
        <table className={classes['people']} aria-labelledby="month-people" data-testid="month-people">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person, place) => {
              const name = person.person_name ?? t.ledger.program;
              return (
                <tr key={`${String(place)} ${name}`} data-testid="month-person">
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column}>
                      <Bar value={person[column]} most={most[column]} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
