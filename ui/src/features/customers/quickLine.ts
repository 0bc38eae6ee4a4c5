import type { FieldKey, TextHit } from '../../generated/contract';

/** What one pasted line seems to say. Numbers come from the core's detectors, words from their place and ending. */
export interface QuickLine {
  readonly values: readonly QuickValue[];
}

export interface QuickValue {
  readonly field: FieldKey;
  readonly text: string;
  /** Sure enough to be shown without a question mark. */
  readonly sure: boolean;
}

const SEPARATORS = /[\s,，;；|、]+/;
/** Introductions such as "mobile:" in front of a value. */
const LABEL = /^[\p{L}]{1,6}[:：]/u;

/** Endings by which a word is taken for a company, a title or a source. Data of the language, not words of the page. */
export interface QuickWords {
  readonly company: RegExp;
  readonly title: RegExp;
  readonly source: RegExp;
  readonly city: RegExp;
}

const MAX_NAME = 12;

/** Splits a line into fields. `hits` are the detector's ranges in `line`. */
export function parseQuickLine(line: string, hits: readonly TextHit[], words: QuickWords): QuickLine {
  const values: QuickValue[] = [];
  let rest = line;
  // From the end, so that earlier ranges stay valid while text is cut out.
  for (const hit of [...hits].sort((a, b) => b.start - a.start)) {
    if (hit.blocked || hit.suggested_field === null) continue;
    values.unshift({
      field: hit.suggested_field,
      text: line.slice(hit.start, hit.end),
      sure: hit.confidence >= 80,
    });
    rest = `${rest.slice(0, hit.start)} ${rest.slice(hit.end)}`;
  }
  const taken = new Set<FieldKey>();
  const put = (field: FieldKey, text: string, sure: boolean) => {
    if (taken.has(field)) return false;
    taken.add(field);
    values.push({ field, text, sure });
    return true;
  };
  const unplaced: string[] = [];
  for (const raw of rest.split(SEPARATORS)) {
    const word = raw.replace(LABEL, '').trim();
    if (word === '') continue;
    const placed =
      (words.source.test(word) && put('source', word, true)) ||
      (words.company.test(word) && put('company', word, true)) ||
      (words.title.test(word) && word.length <= MAX_NAME && put('title', word, true)) ||
      (words.city.test(word) && put('city', word, true));
    if (!placed) unplaced.push(word);
  }
  const left: string[] = [];
  for (const word of unplaced) {
    const name = !taken.has('name') && isNameLike(word);
    const placed = name
      ? put('name', word, /^\p{Script=Han}{2,4}$/u.test(word))
      : put('company', word, false);
    if (!placed) left.push(word);
  }
  // Nothing that was pasted is lost.
  if (left.length > 0) put('remark', left.join(' '), false);
  return { values };
}

function isNameLike(word: string): boolean {
  return /^[\p{L}·•.'-]+$/u.test(word) && word.length <= MAX_NAME;
}
