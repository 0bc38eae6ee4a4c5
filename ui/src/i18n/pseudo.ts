/** Replaces every text of a catalogue by an accented one that is 1.4 times as long. */
export function pseudo<T>(value: T): T {
  if (typeof value === 'string') return stretch(value) as T;
  if (typeof value === 'function') {
    const make = value as unknown as (...args: unknown[]) => unknown;
    return ((...args: unknown[]) => pseudo(make(...args))) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => pseudo(item)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, pseudo(part as unknown)]),
    ) as T;
  }
  return value;
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  c: 'ç',
  y: 'ý', // prettier-ignore
};

function stretch(text: string): string {
  if (text === '') return text;
  const accented = Array.from(text, (letter) => ACCENTED[letter] ?? letter).join('');
  return `[${accented}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}
