import { useSyncExternalStore } from 'react';

import type { CoreEvent, Job } from '../generated/contract';

export type Progress = Extract<CoreEvent, { kind: 'progress' }>;

let latest: Readonly<Partial<Record<Job, Progress>>> = {};
const listeners = new Set<() => void>();

function put(next: typeof latest) {
  latest = next;
  for (const listener of listeners) listener();
}

export function reportProgress(progress: Progress) {
  put({ ...latest, [progress.job]: progress });
}

export function clearProgress() {
  put({});
}

/** How far a job of the core is; nothing before its first report. */
export function useProgress(job: Job): Progress | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => latest[job],
  );
}
