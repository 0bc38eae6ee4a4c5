/** Hits a person has dismissed; they do not nag again while the program runs. */
const ignored = new Set<string>();

export function ignoreHit(noteId: string, version: number, start: number): void {
  ignored.add(`${noteId}:${version}:${start}`);
}

export function isIgnored(noteId: string, version: number, start: number): boolean {
  return ignored.has(`${noteId}:${version}:${start}`);
}
