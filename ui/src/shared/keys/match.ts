/** `mod` is Ctrl, on macOS ⌘. Order: mod, ctrl, alt, shift, then the key, in lower case: `mod+shift+h`, `alt+arrowleft`. */
export type Chord = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS');

/** The ideographic comma is what the slash key gives with a Chinese input method. */
const HALF_WIDTH: Readonly<Record<string, string>> = { ' ': 'space', [String.fromCodePoint(0x3001)]: '/' };

const NAMES: Readonly<Record<string, string>> = { Escape: 'escape', Esc: 'escape' };

/**
 * The name of the key without modifiers.
 *
 * With a Chinese input method active `key` may be `Process`; letters and digits are then read from the place on the
 * keyboard. So are they with Ctrl or Alt held, where layouts put other characters.
 */
export function keyName(event: KeyPress): string {
  const { key, code } = event;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase();
  const unreadable = key === 'Process' || key === 'Unidentified' || key === 'Dead';
  if (place !== undefined && (unreadable || event.ctrlKey || event.metaKey || event.altKey)) return place;
  if (unreadable) return code === 'Slash' ? (event.shiftKey ? '?' : '/') : code.toLowerCase();
  // Full-width forms arrive from input methods in full-width mode.
  if (key.length === 1) return HALF_WIDTH[key] ?? key.normalize('NFKC').toLowerCase();
  return NAMES[key] ?? key.toLowerCase();
}

/** The chord that was pressed, in the written form of `Chord`. */
export function chordOf(event: KeyPress): Chord {
  const name = keyName(event);
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (isMac && event.ctrlKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  // `?` needs Shift on most layouts; only for named keys and letters is Shift a modifier of its own.
  if (event.shiftKey && (name.length > 1 || /[a-z0-9]/.test(name))) parts.push('shift');
  parts.push(name);
  return parts.join('+');
}

/** How the modifier is called on this computer. */
export const modName = isMac ? '⌘' : 'Ctrl';

/** Single keys type text; with a modifier or a function key they do not. */
export function isBareKey(chord: Chord): boolean {
  return !/^(mod|ctrl|alt)\+/.test(chord) && !/^(shift\+)?(f\d+|escape)$/.test(chord);
}

export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
