import { useId } from 'react';

import type { Receiver } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { keyOf, nameOfOwner, person as toPerson, POOL, team as toTeam } from './receiver';
import { ReceiverLine } from './ReceiverLine';
import classes from './receivers.module.css';
import type { Receivers } from './useReceivers';

interface ReceiverChoiceProps {
  label: string;
  receivers: Receivers;
  /** Nothing while nobody has been chosen. */
  value: Receiver | undefined;
  onChange: (receiver: Receiver) => void;
  /** Which kinds of receivers are choices. */
  offer: readonly Receiver['kind'][];
  testId: string;
}

/** One person of those who can receive customers, with team and how many each has; or a team, or the pool. */
export function ReceiverChoice({ label, receivers, value, onChange, offer, testId }: ReceiverChoiceProps) {
  const { t } = useI18n();
  const name = useId();
  const words = t.people.receivers;
  const chosen = value === undefined ? undefined : keyOf(value);
  const radio = (to: Receiver) => (
    <input
      type="radio"
      name={name}
      checked={chosen === keyOf(to)}
      data-testid={`${testId}-${keyOf(to)}`}
      onChange={() => onChange(to)}
    />
  );
  const people = offer.includes('person') ? receivers.people : [];
  const teams = offer.includes('team') ? receivers.fitTeams : [];
  return (
    <fieldset className={classes['choice']} data-testid={testId}>
      <legend>{label}</legend>
      {offer.includes('person') && people.length === 0 && <p className={classes['muted']}>{words.none}</p>}
      <div className={classes['list']}>
        {people.map((person) => (
          <label key={person.person_id} className={classes['line']}>
            {radio(toPerson(person.person_id))}
            <ReceiverLine person={person} teams={receivers.teams} />
          </label>
        ))}
        {teams.map((team) => (
          <label key={team.team_id} className={classes['line']}>
            {radio(toTeam(team.team_id))}
            <span className={classes['name']} title={team.name}>
              {words.team({ name: nameOfOwner(t, 'team', team.name) })}
            </span>
            <span className={classes['aside']}>{words.have({ count: team.customers })}</span>
          </label>
        ))}
        {offer.includes('pool') && (
          <label className={classes['line']}>
            {radio(POOL)}
            <span className={classes['name']}>{words.pool}</span>
            <span className={classes['aside']}>{words.poolText}</span>
          </label>
        )}
      </div>
      {receivers.ownTeamOnly && <p className={classes['hint']}>{words.ownTeam}</p>}
    </fieldset>
  );
}
