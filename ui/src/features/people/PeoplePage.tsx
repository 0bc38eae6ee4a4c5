import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import { useSession, useStatus } from '../../api/status';
import type { People } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { useNow } from '../../shared/ui/useNow';
import { AddPersonDialog } from './AddPersonDialog';
import { AloneHere } from './AloneHere';
import classes from './people.module.css';
import { PeopleTable } from './PeopleTable';
import { PersonPanel } from './PersonPanel';
import { readPeoplePlace, type PeoplePlace } from './place';
import { TeamsDialog } from './TeamsDialog';

/** 用户与角色: who can log in, as what, and what may be changed about it. */
export function PeoplePage() {
  const { data, error } = useCommandQuery('person_list', {});
  if (error) {
    return (
      <div className={classes['inset']}>
        <ErrorNotice error={error} />
      </div>
    );
  }
  return data ? <Loaded all={data} /> : <div aria-busy="true" />;
}

function Loaded({ all }: { all: People }) {
  const { t } = useI18n();
  const now = useNow();
  const navigate = useNavigate();
  const { open, add } = readPeoplePlace(useSearch({ strict: false }));
  const { read_only: readOnly } = useSession();
  const frame = useRef<HTMLDivElement>(null);
  const [teams, setTeams] = useState(false);
  const demo = useStatus().vault?.demo === true;
  // The demo has a password nobody was told: nobody could confirm a change.
  const manages = all.may_manage && readOnly === null && !demo;
  const person = all.people.find(({ person_id: id }) => id === open);
  const alone = all.people.length < 2;
  const words = t.people;
  const go = (place: PeoplePlace, replace = false) =>
    void navigate({ to: '/people', search: readPeoplePlace({ ...place }), replace });

  function close() {
    go({}, true);
    frame.current?.querySelector<HTMLElement>(`[data-testid="person-open-${open ?? ''}"]`)?.focus();
  }

  return (
    <div ref={frame} className={classes['page']} data-testid="people-page">
      {alone ? (
        <AloneHere manages={manages} demo={demo} onAdd={() => go({ add: true })} />
      ) : (
        <>
          <div className={classes['bar']}>
            <span className={classes['grow']} data-testid="people-count">
              {words.count({ people: all.people.length, teams: all.teams.length })}
            </span>
            <Button
              icon="table"
              data-testid="people-matrix"
              onClick={() => void navigate({ to: '/people/matrix' })}
            >
              {words.matrix.title}
            </Button>
            {manages && (
              <>
                <Button data-testid="people-teams" onClick={() => setTeams(true)}>
                  {words.teams.open}
                </Button>
                <Button look="primary" icon="plus" data-testid="person-add" onClick={() => go({ add: true })}>
                  {words.add.title}
                </Button>
              </>
            )}
          </div>
          <div className={classes['split']}>
            <PeopleTable all={all} now={now} open={open} onOpen={(id) => go({ open: id })} />
            {person && (
              <PersonPanel key={person.person_id} all={all} person={person} now={now} onClose={close} />
            )}
          </div>
        </>
      )}
      {add && manages && (
        <AddPersonDialog
          all={all}
          onClose={() => go({ open }, true)}
          onAdded={(id) => go({ open: id }, true)}
        />
      )}
      {teams && <TeamsDialog all={all} onClose={() => setTeams(false)} />}
    </div>
  );
}
