import type { PersonSummary } from '../../generated/contract';
import { initialsOf } from '../../i18n/initials';

const TOGETHER_MS = 900;

/** The next in the list, round the end. */
export function nextPerson(
  people: readonly PersonSummary[],
  personId: string,
  by: number,
): PersonSummary | undefined {
  const at = people.findIndex((person) => person.person_id === personId);
  return people[(at + by + people.length) % people.length];
}

/**
 * Finds a name by what is typed quickly one after the other: its characters, or the initials of their pinyin.
 *
 * A single letter goes on to the next that fits; more letters stay where they fit.
 */
export function makeTypedName() {
  let text = '';
  let at = Number.NEGATIVE_INFINITY;
  return (people: readonly PersonSummary[], personId: string, key: string): PersonSummary | undefined => {
    const [only, ...more] = Array.from(key);
    if (only === undefined || more.length > 0 || only === ' ') return undefined;
    const now = performance.now();
    text = (now - at < TOGETHER_MS ? text : '') + only.normalize('NFKC').toLowerCase();
    at = now;
    const from = people.findIndex((person) => person.person_id === personId) + (text.length > 1 ? 0 : 1);
    const ordered = people.map((_, index) => people[(from + index) % people.length]);
    return ordered.find(
      (person) =>
        person && (person.name.toLowerCase().startsWith(text) || initialsOf(person.name).startsWith(text)),
    );
  };
}
