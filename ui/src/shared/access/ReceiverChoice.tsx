import { useId } from 'react';

import { useI18n } from '../../i18n';
import { ReceiverLine } from './ReceiverLine';
import classes from './receivers.module.css';
import type { Receivers } from './useReceivers';

/** A person's id, or `null` for the pool. */
export type Receiver = string | null;

interface ReceiverChoiceProps {
  label: string;
  receivers: Receivers;
  /** Nothing while nobody has been chosen. */
  value: Receiver | undefined;
  onChange: (receiver: Receiver) => void;
  /** Whether 公海 is one of the choices. */
  pool: boolean;
  testId: string;
}

/** One person of those who can receive customers, with team and how many each has; or the pool. */
export function ReceiverChoice({ label, receivers, value, onChange, pool, testId }: ReceiverChoiceProps) {
  const { t } = useI18n();
  const name = useId();
  const words = t.people.receivers;
  return (
    <fieldset className={classes['choice']} data-testid={testId}>
      <legend>{label}</legend>
      {receivers.people.length === 0 && <p className={classes['muted']}>{words.none}</p>}
      <div className={classes['list']}>
        {receivers.people.map((person) => (
          <label key={person.person_id} className={classes['line']}>
            <input
              type="radio"
              name={name}
              checked={value === person.person_id}
              data-testid={`${testId}-${person.person_id}`}
              onChange={() => onChange(person.person_id)}
            />
            <ReceiverLine person={person} teams={receivers.teams} />
          </label>
        ))}
        {pool && (
          <label className={classes['line']}>
            <input
              type="radio"
              name={name}
              checked={value === null}
              data-testid={`${testId}-pool`}
              onChange={() => onChange(null)}
            />
            <span className={classes['name']}>{words.pool}</span>
            <span className={classes['aside']}>{words.poolText}</span>
          </label>
        )}
      </div>
      {receivers.ownTeamOnly && <p className={classes['hint']}>{words.ownTeam}</p>}
    </fieldset>
  );
}
