import { useId, useState } from 'react';

import type { ExceptionView, Level, People, PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { areasOf } from '../../shared/access/areas';
import { toast } from '../../shared/toast';
import { ChoiceChips } from '../../shared/ui/Chip';
import { Confirmed } from '../../shared/gate/Confirmed';
import { HistoryFrom } from './HistoryFrom';
import { whose } from './manage';
import classes from './people.module.css';
import { usePeopleCommand } from './usePeopleCommand';

interface GiveExceptionProps {
  all: People;
  person: PersonView;
  onClose: () => void;
}

const LEVELS: readonly Level[] = ['L1', 'L2', 'L3'];
const POOL = 'pool';

/** 指定专人: one key of one person's customers, or of the pool, and what it opens. */
export function GiveException({ all, person, onClose }: GiveExceptionProps) {
  const { t } = useI18n();
  const id = useId();
  const command = usePeopleCommand('exception_give');
  const [chosen, setChosen] = useState('');
  const [level, setLevel] = useState<Level | null>(null);
  const [from, setFrom] = useState('');
  const words = t.people.exceptions;
  const { name } = person;
  const of = chosen === POOL ? null : chosen;
  const others = all.people.filter(
    (one) => one.person_id !== person.person_id && (areasOf(one.roles).has('customers') || one.customers > 0),
  );

  async function give(password: string) {
    if (level === null) return;
    const history = from === '' ? null : from;
    await command.run({ person_id: person.person_id, of, level, history_from: history, password });
    toast({ text: words.given({ name, of: whose(t, all, of, 'sentence'), level: t.words.level[level] }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.giveTitle({ name })}
      submit={words.giveSubmit}
      ready={chosen !== '' && level !== null}
      command={command}
      refusals={{ wrong_state: words.already }}
      onSubmit={give}
      onClose={onClose}
      testId="exception-give"
    >
      <div className={classes['field']}>
        <label htmlFor={id}>{words.of}</label>
        <select
          id={id}
          className={classes['select']}
          value={chosen}
          data-autofocus
          data-testid="exception-of"
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{t.people.leaver.othersChoose}</option>
          {others.map((one) => (
            <option key={one.person_id} value={one.person_id}>
              {whose(t, all, one.person_id, 'list')}
            </option>
          ))}
          <option value={POOL}>{whose(t, all, null, 'list')}</option>
        </select>
      </div>
      <div className={classes['field']}>
        <span className={classes['legend']}>{words.level}</span>
        <ChoiceChips
          label={words.level}
          options={LEVELS.map((value) => ({ value, label: t.words.levelFull[value] }))}
          value={level}
          onChange={setLevel}
          testId="exception-level"
        />
        <p className={`${classes['small']} ${classes['muted']}`}>{words.levelText}</p>
      </div>
      <HistoryFrom value={from} onChange={setFrom} />
      <p className={classes['preview']} role="status" data-testid="exception-effect">
        {chosen !== '' &&
          level !== null &&
          words.effect({ name, of: whose(t, all, of, 'sentence'), level: t.words.level[level] })}
      </p>
    </Confirmed>
  );
}

interface TakeExceptionProps extends GiveExceptionProps {
  exception: ExceptionView;
}

/** 收回: everybody else gets a new key. */
export function TakeException({ all, person, exception, onClose }: TakeExceptionProps) {
  const { t } = useI18n();
  const command = usePeopleCommand('exception_take');
  const words = t.people.exceptions;
  const { of, level } = exception;
  const said = { name: person.name, of: whose(t, all, of, 'sentence'), level: t.words.level[level] };

  async function take(password: string) {
    await command.run({ person_id: person.person_id, of, level, history_from: null, password });
    toast({ text: words.taken(said) });
    onClose();
  }

  return (
    <Confirmed
      title={words.takeTitle({ name: person.name })}
      submit={words.take}
      ready
      command={command}
      refusals={{ wrong_state: words.nothing }}
      onSubmit={take}
      onClose={onClose}
      testId="exception-take"
    >
      <p>{words.takeEffect(said)}</p>
      <p className={`${classes['small']} ${classes['muted']}`}>{words.takeText}</p>
    </Confirmed>
  );
}
