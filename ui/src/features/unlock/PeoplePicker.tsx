import { useEffect, useRef, useState } from 'react';

import type { PersonSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Avatar } from '../../shared/ui/Avatar';
import hidden from '../../shared/ui/hidden.module.css';
import list from '../../shared/ui/personList.module.css';
import classes from './PeoplePicker.module.css';
import { makeTypedName, nextPerson } from './typedName';

interface PeoplePickerProps {
  people: readonly PersonSummary[];
  value: string;
  onChange: (personId: string) => void;
  /** Somebody was pointed at, rather than passed on the way through the list. */
  onPick?: (personId: string) => void;
}

/**
 * One Tab stop; arrows choose, letters go to a name (汉字, 首字母 or Latin). Roles are inside the vault and not shown here.
 */
export function PeoplePicker({ people, value, onChange, onPick = onChange }: PeoplePickerProps) {
  const { t } = useI18n();
  const group = useRef<HTMLDivElement>(null);
  const [typed] = useState(makeTypedName);
  const chosen = people.findIndex((person) => person.person_id === value);

  function choose({ currentTarget }: { currentTarget: HTMLElement }, person: PersonSummary | undefined) {
    if (!person) return false;
    onChange(person.person_id);
    const names = currentTarget.querySelectorAll<HTMLElement>('[role="radio"]');
    names[people.indexOf(person)]?.focus();
    return true;
  }
  const step = (by: number) => (event: { currentTarget: HTMLElement }) =>
    choose(event, nextPerson(people, value, by));

  // Also chosen from the password field below, where the list does not have the focus.
  useEffect(() => {
    const names = group.current?.querySelectorAll<HTMLElement>('[role="radio"]');
    names?.[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <>
      <div
        ref={group}
        className={`${list['people']} ${classes['people']}`}
        role="radiogroup"
        aria-label={t.unlock.people}
        {...onKeys(
          {
            arrowdown: step(1),
            arrowright: step(1),
            arrowup: step(-1),
            arrowleft: step(-1),
            home: (event) => choose(event, people[0]),
            end: (event) => choose(event, people.at(-1)),
          },
          (event) => choose(event, typed(people, value, event.key)),
        )}
      >
        {people.map((person, index) => (
          <button
            key={person.person_id}
            type="button"
            role="radio"
            aria-checked={index === chosen}
            tabIndex={index === chosen ? 0 : -1}
            className={`${list['person']} ${classes['person']}`}
            data-testid={`unlock-person-${index}`}
            onClick={() => onPick(person.person_id)}
          >
            <Avatar name={person.name} selected={index === chosen} />
            <span className={list['name']}>{person.name}</span>
          </button>
        ))}
      </div>
      {people.length > 1 && (
        <p className={hidden['srOnly']} role="status">
          {t.unlock.chosen({ name: people[chosen]?.name ?? '' })}
        </p>
      )}
    </>
  );
}
