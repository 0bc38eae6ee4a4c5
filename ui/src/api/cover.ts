import { useSyncExternalStore } from 'react';

/** Whether the content is hidden: from the moment a lock is asked for until the next screen stands. */
let covered = false;
const listeners = new Set<() => void>();

export function setCovered(next: boolean) {
  if (covered === next) return;
  covered = next;
  for (const listener of listeners) listener();
}

export function useCovered(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => covered,
  );
}
