import { createContext, use } from 'react';

import type { SessionSummary } from '../generated/contract';

/**
 * Who is logged in. Handed down by the gate, so that no page ever sees the moment between a lock and its own end.
 */
export const SessionContext = createContext<SessionSummary | null>(null);

export function useSession(): SessionSummary {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is logged in');
  return session;
}
