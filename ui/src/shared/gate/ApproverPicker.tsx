import type { ApproverView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../keys';
import { Avatar } from '../ui/Avatar';
import list from '../ui/personList.module.css';
import classes from './ApproverDialog.module.css';

interface ApproverPickerProps {
  people: readonly ApproverView[];
  /** Nobody yet where there is a choice. */
  value: string | null;
  onChange: (personId: string) => void;
  /** Somebody was pointed at, rather than passed on the way through the list. */
  onPick: (personId: string) => void;
}

/** Everybody who may agree, with the roles that make it so. One Tab stop; arrows choose. */
export function ApproverPicker({ people, value, onChange, onPick }: ApproverPickerProps) {
  const { t } = useI18n();
  const chosen = people.findIndex((person) => person.person_id === value);

  function choose({ currentTarget }: { currentTarget: HTMLElement }, index: number) {
    const at = (index + people.length) % people.length;
    const person = people[at];
    if (!person) return false;
    onChange(person.person_id);
    currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[at]?.focus();
    return true;
  }
  const step = (by: number) => (event: { currentTarget: HTMLElement }) =>
    choose(event, chosen < 0 ? 0 : chosen + by);

  return (
    <div
      className={`${list['people']} ${classes['people']}`}
      role="radiogroup"
      aria-label={t.approval.who}
      {...onKeys({
        arrowdown: step(1),
        arrowright: step(1),
        arrowup: step(-1),
        arrowleft: step(-1),
        home: (event) => choose(event, 0),
        end: (event) => choose(event, -1),
      })}
    >
      {people.map((person, index) => (
        <button
          key={person.person_id}
          type="button"
          role="radio"
          aria-checked={index === chosen}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          data-autofocus={(index === 0 && people.length > 1) || undefined}
          className={list['person']}
          data-testid={`approver-person-${index}`}
          onClick={() => onPick(person.person_id)}
        >
          <Avatar name={person.name} selected={index === chosen} />
          <span className={list['name']}>{person.name}</span>
          <span className={classes['roles']}>
            {person.roles.map((role) => t.words.role[role]).join(t.ledger.fieldSeparator)}
          </span>
        </button>
      ))}
    </div>
  );
}
