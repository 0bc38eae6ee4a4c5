import { useState } from 'react';

import type { People, TeamView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Confirmed } from '../../shared/gate/Confirmed';
import { teamName } from './manage';
import classes from './people.module.css';
import { usePeopleCommand } from './usePeopleCommand';

/** The teams there are; one at a time is made or named anew. */
export function TeamsDialog({ all, onClose }: { all: People; onClose: () => void }) {
  const { t } = useI18n();
  const [edited, setEdited] = useState<TeamView | 'new' | null>(null);
  const words = t.people.teams;
  if (edited !== null) {
    return <TeamName team={edited === 'new' ? null : edited} all={all} onClose={() => setEdited(null)} />;
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      testId="teams"
      footer={
        <Button icon="plus" data-testid="team-new" onClick={() => setEdited('new')}>
          {words.make}
        </Button>
      }
    >
      <p className={classes['muted']}>{words.text}</p>
      <ul className={classes['teams']}>
        {all.teams.map((team) => {
          const name = teamName(t, all, team.team_id);
          return (
            <li key={team.team_id} data-testid="team-row">
              <span className={classes['grow']}>{name}</span>
              <span className={classes['muted']}>{words.members({ count: team.people })}</span>
              <Button
                size="small"
                aria-label={words.rename({ name })}
                data-testid={`team-rename-${team.team_id}`}
                onClick={() => setEdited(team)}
              >
                {words.saveName}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

interface TeamNameProps {
  /** Nothing for a new one. */
  team: TeamView | null;
  all: People;
  onClose: () => void;
}

function TeamName({ team, all, onClose }: TeamNameProps) {
  const { t } = useI18n();
  const command = usePeopleCommand('team_save');
  const [name, setName] = useState(team?.name ?? '');
  const words = t.people.teams;

  async function save(password: string) {
    await command.run({ team_id: team?.team_id ?? null, name: name.trim(), password });
    toast({ text: words.done });
    onClose();
  }

  return (
    <Confirmed
      title={team === null ? words.make : words.rename({ name: teamName(t, all, team.team_id) })}
      submit={team === null ? words.saveNew : words.saveName}
      ready={name.trim() !== '' && name.trim() !== team?.name}
      command={command}
      onSubmit={save}
      onClose={onClose}
      testId="team"
    >
      <div className={classes['field']}>
        <label htmlFor="team-name">{words.name}</label>
        <input
          id="team-name"
          className={classes['input']}
          value={name}
          maxLength={40}
          autoComplete="off"
          data-autofocus
          data-testid="team-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
    </Confirmed>
  );
}
