import type { PersonView, TeamView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './receivers.module.css';

interface ReceiverLineProps {
  person: PersonView;
  teams: readonly TeamView[];
}

/** Name, team where there are several, and how many customers the person has. */
export function ReceiverLine({ person, teams }: ReceiverLineProps) {
  const { t } = useI18n();
  const words = t.people;
  const team = teams.find(({ team_id: id }) => id === person.team_id)?.name ?? '';
  return (
    <>
      <span className={classes['name']} title={person.name}>
        {person.name}
        {person.you && <span className={classes['muted']}> {words.you}</span>}
      </span>
      {teams.length > 1 && (
        <span className={classes['team']} title={team}>
          {team === '' ? words.everyone : team}
        </span>
      )}
      <span className={classes['aside']}>{words.receivers.have({ count: person.customers })}</span>
    </>
  );
}
