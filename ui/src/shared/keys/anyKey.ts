/** Tells of every key press, whoever it belongs to: a sign that somebody is there. Not for shortcuts. */
export function onAnyKey(listener: (event: Event) => void): () => void {
  document.addEventListener('keydown', listener, true);
  return () => document.removeEventListener('keydown', listener, true);
}
