import { makeRouter, type AppRouter } from './routes';

/** Who is where: the router belongs to one person with one set of roles in one vault. */
export interface Whereabouts {
  readonly who: string;
  readonly person: string;
  readonly router: AppRouter;
}

/**
 * Kept outside of what is drawn: a new router changes the address, which the pages of the one before still listen to.
 */
export function makeWhereabouts() {
  let now: Whereabouts | null = null;
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get: () => now,
    /** The same person goes on; anybody else begins at the start. */
    begin(who: string, person: string) {
      if (now?.who === who) return;
      now = { who, person, router: makeRouter(now !== null) };
      for (const listener of listeners) listener();
    },
  };
}
