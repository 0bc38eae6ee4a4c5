import { useI18n } from '../../../i18n';
import { ReceiverLine } from '../../../shared/access/ReceiverLine';
import receivers from '../../../shared/access/receivers.module.css';
import type { Receivers } from '../../../shared/access/useReceivers';
import classes from './leaver.module.css';
import { toggleTurn } from './rule';

interface TurnChoiceProps {
  receivers: Receivers;
  turn: readonly string[];
  onTurn: (turn: readonly string[]) => void;
}

/** Several people, one customer each in turn, in the order they are chosen. */
export function TurnChoice({ receivers: { people, teams }, turn, onTurn }: TurnChoiceProps) {
  const { t } = useI18n();
  const words = t.people.leaver;
  return (
    <fieldset className={receivers['choice']} data-testid="handover-turn">
      <legend>{words.turnLabel}</legend>
      <div className={receivers['list']}>
        {people.map((person) => {
          const place = turn.indexOf(person.person_id);
          return (
            <label key={person.person_id} className={receivers['line']}>
              <input
                type="checkbox"
                checked={place >= 0}
                data-testid={`handover-turn-${person.person_id}`}
                onChange={() => onTurn(toggleTurn(turn, person.person_id))}
              />
              {place >= 0 && (
                <span className={classes['place']}>{words.turnPlace({ place: place + 1 })}</span>
              )}
              <ReceiverLine person={person} teams={teams} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
