import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { useSession } from '../../api/status';
import type { People, PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { onKeys } from '../../shared/keys';
import { Avatar } from '../../shared/ui/Avatar';
import { Button, IconButton } from '../../shared/ui/Button';
import { Exceptions } from './Exceptions';
import { FreezeDialog } from './FreezeDialog';
import { mayChange, owns, rolesText, teamName } from './manage';
import classes from './people.module.css';
import { KeyMarks, PersonState } from './PersonState';
import { RightsDialog } from './RightsDialog';
import { UnfreezeDialog } from './UnfreezeDialog';

interface PersonPanelProps {
  all: People;
  person: PersonView;
  now: number;
  onClose: () => void;
}

/** One person beside the table: the facts, and what may be changed about them. */
export function PersonPanel({ all, person, now, onClose }: PersonPanelProps) {
  const { t, f } = useI18n();
  const { read_only: readOnly } = useSession();
  const close = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState<'rights' | 'freeze' | 'unfreeze' | 'exception' | null>(null);
  const words = t.people;
  const change = readOnly === null && mayChange(all, person);
  const stopped = person.state === 'frozen' || person.leaves_ms !== null;
  const back = () => setAsking(null);
  useEffect(() => close.current?.focus(), []);

  return (
    <aside
      className={classes['panel']}
      aria-label={person.name}
      data-testid="person-panel"
      // Keys pressed in a dialog arrive here as well; it closes by itself.
      {...onKeys({ escape: asking === null ? onClose : undefined })}
    >
      <header className={classes['panelHead']}>
        <Avatar name={person.name} />
        <h2 className={classes['name']} title={person.name}>
          {person.name}
        </h2>
        {person.you && <span className={classes['you']}>{words.you}</span>}
        {person.trainee && <span className={classes['you']}>{words.trainee}</span>}
        <IconButton
          ref={close}
          icon="close"
          size="small"
          label={t.common.close}
          data-testid="person-close"
          onClick={onClose}
        />
      </header>
      <dl className={classes['facts']}>
        <div>
          <dt>{words.columns.state}</dt>
          <dd>
            <PersonState person={person} now={now} />
          </dd>
        </div>
        <div>
          <dt>{words.columns.roles}</dt>
          <dd>{rolesText(t, person.roles)}</dd>
        </div>
        <div>
          <dt>{words.columns.team}</dt>
          <dd>{teamName(t, all, person.team_id)}</dd>
        </div>
        <div>
          <dt>{words.columns.customers}</dt>
          <dd>{number(person.customers)}</dd>
        </div>
        <div>
          <dt>{words.since}</dt>
          <dd>{f.date(person.since_ms)}</dd>
        </div>
        {person.history_from !== null && (
          <div>
            <dt>{words.history.title}</dt>
            <dd data-testid="person-history">{words.history.ruled({ day: person.history_from })}</dd>
          </div>
        )}
        <div>
          <dt>{words.columns.seen}</dt>
          <dd>{person.last_seen_ms === null ? words.never : f.dateTime(person.last_seen_ms)}</dd>
        </div>
      </dl>
      {person.keys_missing + person.keys_to_rotate > 0 && (
        <div className={classes['small']}>
          <KeyMarks person={person} />
          {person.keys_missing > 0 && <p className={classes['muted']}>{words.keysMissingText}</p>}
          {person.keys_to_rotate > 0 && <p className={classes['muted']}>{words.keysToRotateText}</p>}
        </div>
      )}
      {owns(all) && !person.roles.includes('owner') && (
        <Exceptions
          all={all}
          person={person}
          fixed={readOnly !== null}
          onAsking={(open) => setAsking(open ? 'exception' : null)}
        />
      )}
      {change && (
        <div className={classes['panelActions']} role="group" aria-label={words.actions}>
          <Button data-testid="person-rights" onClick={() => setAsking('rights')}>
            {words.rights.open}
          </Button>
          {stopped && (
            <Button data-testid="person-unfreeze" onClick={() => setAsking('unfreeze')}>
              {person.state === 'frozen' ? words.unfreeze.open : words.unfreeze.openDay}
            </Button>
          )}
          {person.state !== 'frozen' && !person.you && (
            <Button data-testid="person-freeze" onClick={() => setAsking('freeze')}>
              {words.freeze.open}
            </Button>
          )}
          {!person.you && person.state !== 'invited' && (
            <>
              <Link
                to="/people/handover/$personId"
                params={{ personId: person.person_id }}
                data-testid="person-handover"
              >
                {person.state === 'frozen' ? words.handoverResume : words.handoverOpen}
              </Link>
              {person.state !== 'frozen' && (
                <p className={`${classes['small']} ${classes['muted']}`}>{words.handoverText}</p>
              )}
            </>
          )}
        </div>
      )}
      {all.may_manage && !mayChange(all, person) && (
        <p className={`${classes['small']} ${classes['muted']}`}>{words.ownersOnly}</p>
      )}
      {asking === 'rights' && <RightsDialog all={all} person={person} onClose={back} />}
      {asking === 'freeze' && <FreezeDialog person={person} now={now} onClose={back} />}
      {asking === 'unfreeze' && <UnfreezeDialog person={person} onClose={back} />}
    </aside>
  );
}
