const running = new Set<Promise<unknown>>();

/** Takes note of a save that its editor does not wait for on the screen. */
export function noteSave<T>(save: Promise<T>): Promise<T> {
  running.add(save);
  const over = () => void running.delete(save);
  save.then(over, over);
  return save;
}

/** Until nothing that was typed is on its way into the vault any more. */
export async function savesSettled(): Promise<void> {
  // A save that has just been asked for starts after the event that asked for it.
  await new Promise((resolve) => setTimeout(resolve));
  while (running.size > 0) await Promise.allSettled(running);
}
