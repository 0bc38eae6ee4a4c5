import { useState } from 'react';

import type { People, PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { Confirmed } from '../../shared/gate/Confirmed';
import { HistoryFrom } from './HistoryFrom';
import { canBeTrainee, mustBeApart } from './manage';
import { RoleChoice } from './RoleChoice';
import { usePeopleCommand } from './usePeopleCommand';
import { WhatIf } from './WhatIf';

interface RightsDialogProps {
  all: People;
  person: PersonView;
  onClose: () => void;
}

/** Other roles, another team, and what that opens or closes. */
export function RightsDialog({ all, person, onClose }: RightsDialogProps) {
  const { t } = useI18n();
  const command = usePeopleCommand('person_rights');
  const [value, setValue] = useState({
    roles: person.roles,
    teamId: person.team_id,
    trainee: person.trainee,
  });
  const [from, setFrom] = useState(person.history_from ?? '');
  const words = t.people.rights;
  const { roles, teamId } = value;
  const trainee = value.trainee && canBeTrainee(roles);
  const same =
    teamId === person.team_id &&
    trainee === person.trainee &&
    from === (person.history_from ?? '') &&
    roles.length === person.roles.length &&
    roles.every((role) => person.roles.includes(role));
  const ready = !same && roles.length > 0 && !mustBeApart(roles, all.people.length);

  async function save(password: string) {
    await command.run({
      person_id: person.person_id,
      roles,
      team_id: teamId,
      trainee,
      history_from: from === '' ? null : from,
      password,
    });
    toast({ text: words.done({ name: person.name }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.title({ name: person.name })}
      submit={words.save}
      ready={ready}
      command={command}
      onSubmit={save}
      onClose={onClose}
      testId="rights"
    >
      <RoleChoice
        all={all}
        people={all.people.length}
        value={value}
        onChange={(part) =>
          setValue((before) => ({ ...before, ...part, roles: [...(part.roles ?? before.roles)] }))
        }
      />
      <HistoryFrom value={from} onChange={setFrom} />
      <WhatIf personId={person.person_id} roles={roles} teamId={teamId} />
    </Confirmed>
  );
}
