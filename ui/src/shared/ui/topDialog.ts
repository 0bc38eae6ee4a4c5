import { useEffect, useId, useSyncExternalStore } from 'react';

/** Open dialogs, the newest last. */
let open: readonly string[] = [];
const listeners = new Set<() => void>();

function change(next: readonly string[]) {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether no other dialog was opened above this one: only the topmost is meant by Esc. */
export function useTopDialog(opened: boolean): boolean {
  const id = useId();
  useEffect(() => {
    if (!opened) return;
    change([...open, id]);
    return () => change(open.filter((other) => other !== id));
  }, [opened, id]);
  const top = useSyncExternalStore(subscribe, () => open.at(-1));
  return top === id;
}
