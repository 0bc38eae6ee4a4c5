export type Scope = 'all' | 'commands' | 'people' | 'tags' | 'help';

const prefixes: Readonly<Record<string, Scope>> = {
  '>': 'commands',
  '@': 'people',
  '#': 'tags',
  '?': 'help',
};

/** What Shift and the full stop give with a Chinese input method. */
const CLOSING_TITLE_MARK = String.fromCodePoint(0x300b);

/** What is looked for and where: `>` command, `@` person, `#` tag, `?` help; full-width forms count too. */
export function readQuery(text: string): { scope: Scope; wanted: string } {
  const first = text.slice(0, 1);
  const scope = prefixes[first === CLOSING_TITLE_MARK ? '>' : first.normalize('NFKC')];
  return scope ? { scope, wanted: text.slice(1).trim() } : { scope: 'all', wanted: text.trim() };
}

/** Where the wanted text stands in a label, ready to be highlighted; nothing when it does not. */
export function spansIn(label: string, wanted: string): [number, number][] {
  if (wanted === '') return [];
  const at = label.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? [] : [[at, at + wanted.length]];
}
