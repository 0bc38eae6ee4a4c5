import type { PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import classes from './people.module.css';

interface PersonStateProps {
  person: PersonView;
  now: number;
  /** In one or two words; the rest is in the title. */
  short?: boolean;
}

/** In use, not enrolled, frozen or leaving, in words. */
export function PersonState({ person, now, short = false }: PersonStateProps) {
  const { t, f } = useI18n();
  const words = t.people;
  const { state, invited_until_ms: until, leaves_ms: leaves } = person;
  if (state === 'invited' && until !== null) {
    const text = words.invitedUntil({ when: f.short(until) });
    return until > now ? (
      <span title={text}>{short ? words.state.invited : text}</span>
    ) : (
      <span className={classes['bad']}>{words.codeExpired}</span>
    );
  }
  // The last day is the one before the moment from which on nothing may be done.
  if (state === 'active' && leaves !== null) return <span>{words.lastDay({ day: f.date(leaves - 1) })}</span>;
  return <span>{words.state[state]}</span>;
}

/** Keys that are not where the roles say they should be; red words whose title explains. */
export function KeyMarks({ person }: { person: PersonView }) {
  const { t } = useI18n();
  const words = t.people;
  return (
    <>
      {person.keys_missing > 0 && (
        <span className={classes['mark']} title={words.keysMissingText} data-testid="person-keys-missing">
          <Icon name="key" size={14} />
          {words.keysMissing({ count: person.keys_missing })}
        </span>
      )}
      {person.keys_to_rotate > 0 && (
        <span className={classes['mark']} title={words.keysToRotateText} data-testid="person-keys-rotate">
          <Icon name="warning" size={14} />
          {words.keysToRotate({ count: person.keys_to_rotate })}
        </span>
      )}
    </>
  );
}
