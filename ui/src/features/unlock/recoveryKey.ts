export const GROUPS = 8;

/** Longest group on paper: five characters and a check character. */
const GROUP_LENGTH = 6;

/** What people write is taken as it was meant: case, spaces and dashes do not matter, full-width becomes half-width. */
export function tidyGroup(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/**
 * Puts typed or pasted text into the groups, beginning at one of them.
 *
 * Text with separators is split there; one long run fills group after group.
 */
export function fillGroups(groups: readonly string[], from: number, text: string, length?: number): string[] {
  const parts = text
    .split(/[\s\-–—,，]+/)
    .map(tidyGroup)
    .filter((part) => part !== '');
  const pieces = parts.length > 1 ? parts : cut(parts[0] ?? '', length ?? GROUP_LENGTH);
  const next = [...groups];
  if (pieces.length === 0) next[from] = '';
  pieces.forEach((piece, offset) => {
    if (from + offset < GROUPS) next[from + offset] = piece;
  });
  return next;
}

function cut(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}
