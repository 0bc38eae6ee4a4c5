import { useId, useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import type { ExceptionView, People, PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import { GiveException, TakeException } from './ExceptionDialogs';
import { whose } from './manage';
import own from './Exceptions.module.css';
import classes from './people.module.css';

interface ExceptionsProps {
  all: People;
  person: PersonView;
  /** Nothing can be changed just now. */
  fixed: boolean;
  /** A dialog of this section opens or closes. */
  onAsking: (open: boolean) => void;
}

/** 专人授权: keys this person was given by name, which the roles do not call for. Owners see and change them; they need none. */
export function Exceptions({ all, person, fixed, onAsking }: ExceptionsProps) {
  const { t } = useI18n();
  const id = useId();
  const { data, error } = useCommandQuery('exception_list', {});
  const [asking, setAsking] = useState<ExceptionView | 'new' | null>(null);
  const words = t.people.exceptions;
  const rows = data?.rows.filter(({ person_id: holder }) => holder === person.person_id) ?? [];
  // Nobody who cannot log in is given one.
  const fit = person.state === 'active';
  if (data !== undefined && rows.length === 0 && !fit) return null;

  function ask(what: ExceptionView | 'new' | null) {
    setAsking(what);
    onAsking(what !== null);
  }
  const back = () => ask(null);

  return (
    <section className={own['exceptions']} aria-labelledby={id} data-testid="exceptions">
      <h3 id={id}>{words.title}</h3>
      <p className={`${classes['small']} ${classes['muted']}`}>{words.text}</p>
      <ErrorNotice error={error} />
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => {
            const of = whose(t, all, row.of, 'list');
            const key = `${row.of ?? 'pool'}-${row.level}`;
            return (
              <li key={key} data-testid="exception-row">
                <span className={classes['name']} title={of}>
                  {of}
                </span>
                <LevelBadge level={row.level} />
                {row.history_from !== null && (
                  <span className={`${classes['small']} ${classes['muted']}`}>
                    {t.people.history.from({ day: row.history_from })}
                  </span>
                )}
                {!fixed && (
                  <Button
                    size="small"
                    aria-label={words.takeFull({
                      of: whose(t, all, row.of, 'sentence'),
                      level: t.words.levelFull[row.level],
                    })}
                    data-testid={`exception-take-${key}`}
                    onClick={() => ask(row)}
                  >
                    {words.take}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {data !== undefined && rows.length === 0 && (
        <p className={classes['small']} data-testid="exceptions-none">
          {words.none}
        </p>
      )}
      {fit && !fixed && (
        <Button data-testid="exception-new" onClick={() => ask('new')}>
          {words.give}
        </Button>
      )}
      {asking === 'new' && <GiveException all={all} person={person} onClose={back} />}
      {asking !== null && asking !== 'new' && (
        <TakeException all={all} person={person} exception={asking} onClose={back} />
      )}
    </section>
  );
}
