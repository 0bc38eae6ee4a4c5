import type { KeyboardEvent } from 'react';

import type { People } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { onKeys } from '../../shared/keys';
import { Avatar } from '../../shared/ui/Avatar';
import { rolesText, teamName } from './manage';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './people.module.css';
import { KeyMarks, PersonState } from './PersonState';

interface PeopleTableProps {
  all: People;
  now: number;
  open: string | undefined;
  onOpen: (personId: string) => void;
}

function step({ currentTarget, target }: KeyboardEvent<HTMLElement>, by: number) {
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(target as HTMLElement);
  if (at < 0) return false;
  buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus();
  return true;
}

/** A line for everybody who was ever added. The name opens the person; arrows go from name to name. */
export function PeopleTable({ all, now, open, onOpen }: PeopleTableProps) {
  const { t, f } = useI18n();
  const words = t.people;
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} data-testid="people-table">
        <caption className={hidden['srOnly']}>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.roles}</th>
            <th scope="col">{words.columns.team}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col" className={classes['end']}>
              {words.columns.customers}
            </th>
            <th scope="col">{words.columns.seen}</th>
          </tr>
        </thead>
        <tbody
          {...onKeys({
            arrowdown: (event) => step(event, 1),
            arrowup: (event) => step(event, -1),
          })}
        >
          {all.people.map((person) => {
            const chosen = person.person_id === open;
            const roles = rolesText(t, person.roles);
            return (
              <tr
                key={person.person_id}
                data-open={chosen || undefined}
                data-state={person.state}
                data-testid="person-row"
                onClick={() => onOpen(person.person_id)}
              >
                <th scope="row">
                  <button
                    type="button"
                    className={classes['who']}
                    aria-label={words.open({ name: person.name })}
                    aria-expanded={chosen}
                    data-testid={`person-open-${person.person_id}`}
                  >
                    <Avatar name={person.name} />
                    <span className={classes['name']} title={person.name}>
                      {person.name}
                    </span>
                    {person.you && <span className={classes['you']}>{words.you}</span>}
                    {person.trainee && <span className={classes['you']}>{words.trainee}</span>}
                  </button>
                </th>
                <td title={roles}>{roles}</td>
                <td title={teamName(t, all, person.team_id)}>{teamName(t, all, person.team_id)}</td>
                <td>
                  <span className={classes['states']}>
                    <PersonState short person={person} now={now} />
                    <KeyMarks person={person} />
                  </span>
                </td>
                <td className={classes['end']}>{number(person.customers)}</td>
                <td>
                  {person.last_seen_ms === null ? (
                    words.never
                  ) : (
                    <time title={f.dateTime(person.last_seen_ms)}>
                      {f.relative(person.last_seen_ms, now)}
                    </time>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
