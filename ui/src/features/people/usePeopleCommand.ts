import { useQueryClient } from '@tanstack/react-query';

import { call } from '../../api/call';
import { useCommand, type Command } from '../../api/queries';
import { applyStatus } from '../../api/status';
import { usePlatform } from '../../platform/context';
import type { RequestOf, ResponseOf } from '../../platform/types';

type PeopleCommand =
  | 'person_add' | 'person_invite' | 'person_rights' | 'person_freeze' | 'person_unfreeze' | 'team_save'
  | 'exception_give' | 'exception_take'; // prettier-ignore

/** A change of people: who there is and what oneself may do are part of the status as well. */
export function usePeopleCommand<K extends PeopleCommand>(name: K): Command<K> {
  const platform = usePlatform();
  const client = useQueryClient();
  const command = useCommand(name);
  return {
    ...command,
    async run(request: RequestOf<K>): Promise<ResponseOf<K>> {
      const answer = await command.run(request);
      applyStatus(client, await call(platform, 'app_status', {}));
      return answer;
    },
  };
}
