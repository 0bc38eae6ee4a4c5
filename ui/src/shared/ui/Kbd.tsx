import { modName } from '../keys';

const NAMES: Readonly<Record<string, string>> = {
  mod: modName,
  shift: 'Shift',
  alt: 'Alt',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  '-': '−',
};

/** `mod+k` as people read it: Ctrl K, on macOS ⌘ K. */
export function chordText(chord: string): string {
  return (
    chord
      // Plus is a key as well: `mod++`.
      .split(/(?<=[^+ ])[+ ]/)
      .map((key) => NAMES[key] ?? key.toUpperCase())
      .join(' ')
  );
}

export function Kbd({ chord }: { chord: string }) {
  return <kbd>{chordText(chord)}</kbd>;
}
