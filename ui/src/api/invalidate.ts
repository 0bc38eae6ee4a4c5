import type { QueryClient } from '@tanstack/react-query';

import { commandTags, type Tag } from '../generated/contract';
import type { CommandName } from '../platform/types';

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commandTags, name);
}

/** Marks every cached answer stale that provides one of these tags. */
export function invalidateTags(client: QueryClient, tags: readonly Tag[]): Promise<void> {
  if (tags.length === 0) return Promise.resolve();
  return client.invalidateQueries({
    predicate: ({ queryKey: [command] }) =>
      isCommand(command) && commandTags[command].provides.some((tag) => tags.includes(tag)),
  });
}

/** Marks stale what a command that has just succeeded makes stale. */
export function invalidateAfter(client: QueryClient, command: CommandName): Promise<void> {
  return invalidateTags(client, commandTags[command].invalidates);
}
