import { useSyncExternalStore } from 'react';

import type { TextHit } from '../../../generated/contract';
import type { NoteItem } from './useTimeline';

type Note = NoteItem['what'];

/** Hits a person has dismissed; they do not nag again while the program runs. */
let ignored: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function keyOf(note: Note, hit: TextHit): string {
  return `${note.note_id}:${note.version}:${hit.start}`;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function ignoreHits(note: Note, hits: readonly TextHit[]): void {
  ignored = new Set([...ignored, ...hits.map((hit) => keyOf(note, hit))]);
  for (const listener of listeners) listener();
}

/** The hits of a note that still wait for a decision. */
export function useOpenHits(note: Note): readonly TextHit[] {
  const dismissed = useSyncExternalStore(subscribe, () => ignored);
  return note.hits.filter((hit) => hit.suggested_field !== null && !dismissed.has(keyOf(note, hit)));
}
