import type { PersonSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Avatar } from '../../shared/ui/Avatar';
import classes from './PeoplePicker.module.css';

interface PeoplePickerProps {
  people: readonly PersonSummary[];
  value: string;
  onChange: (personId: string) => void;
}

/** One Tab stop; arrows choose. Roles are inside the vault and not shown here. */
export function PeoplePicker({ people, value, onChange }: PeoplePickerProps) {
  const { t } = useI18n();

  function move({ currentTarget }: { currentTarget: HTMLElement }, step: number) {
    const index = people.findIndex((person) => person.person_id === value);
    const next = people[(index + step + people.length) % people.length];
    if (!next) return;
    onChange(next.person_id);
    currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[people.indexOf(next)]?.focus();
  }

  return (
    <div
      className={classes['people']}
      role="radiogroup"
      aria-label={t.unlock.people}
      {...onKeys({
        arrowdown: (event) => move(event, 1),
        arrowright: (event) => move(event, 1),
        arrowup: (event) => move(event, -1),
        arrowleft: (event) => move(event, -1),
      })}
    >
      {people.map((person, index) => {
        const chosen = person.person_id === value;
        return (
          <button
            key={person.person_id}
            type="button"
            role="radio"
            aria-checked={chosen}
            tabIndex={chosen ? 0 : -1}
            className={classes['person']}
            data-testid={`unlock-person-${index}`}
            onClick={() => onChange(person.person_id)}
          >
            <Avatar name={person.name} selected={chosen} />
            <span className={classes['name']}>{person.name}</span>
          </button>
        );
      })}
    </div>
  );
}
