import { useSyncExternalStore } from 'react';

/** Whether the content is hidden: from the moment a lock is asked for until the next screen stands. */
let covered = false;
const listeners = new Set<() => void>();

export function setCovered(next: boolean) {
  if (covered === next) return;
  covered = next;
  for (const listener of listeners) listener();
}

export function isCovered(): boolean {
  return covered;
}

/** Shows the content again once the page has drawn the status it was just given: observers are told in a timer. */
export async function uncoverWhenDrawn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  setCovered(false);
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
