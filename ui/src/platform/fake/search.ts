import type { CustomerRow, SearchHit } from '../../generated/contract';
import type { FakeCustomer } from './seed';
import { pinyinOf } from './words';

/** Range of characters that answers the query by text, initials or full reading; nothing when it does not match. */
export function spanOf(text: string, query: string): [number, number] | null {
  const wanted = query.toLowerCase();
  const at = text.toLowerCase().indexOf(wanted);
  if (at >= 0) return [at, at + wanted.length];
  const sounds = pinyinOf(text);
  for (let start = 0; start < sounds.length; start += 1) {
    const end = matchFrom(sounds, Array.from(text), start, wanted);
    if (end !== null) return [start, end];
  }
  return null;
}

/** Each character may be given by itself, by its initial or by its reading, the last one by a part of it. */
function matchFrom(sounds: string[], characters: string[], start: number, wanted: string): number | null {
  if (wanted === '') return start;
  const sound = sounds[start];
  if (sound === undefined || sound === '') return null;
  if (sound.startsWith(wanted)) return start + 1;
  const pieces = [sound, sound[0] ?? '', characters[start] ?? ''];
  for (const piece of pieces) {
    if (piece === '' || !wanted.startsWith(piece)) continue;
    const end = matchFrom(sounds, characters, start + 1, wanted.slice(piece.length));
    if (end !== null) return end;
  }
  return null;
}

function hit(row: CustomerRow, matched: SearchHit['matched'], part: Partial<SearchHit> = {}): SearchHit {
  return { row, matched, name_spans: [], company_spans: [], ...part };
}

/** How a customer answers a query, if it does; lower rank is better. */
export function matchCustomer(
  customer: FakeCustomer,
  query: string,
): { hit: SearchHit; rank: number } | null {
  const { row, values } = customer;
  const text = query.trim();
  if (text === '') return null;
  const phone = values.get('phone')?.[0] ?? '';
  if (/^\d{4}$/.test(text) && phone.endsWith(text)) return { hit: hit(row, 'phone_tail'), rank: 0 };
  if (/^\d{11}$/.test(text) && phone === text) return { hit: hit(row, 'phone_whole'), rank: 0 };
  const name = spanOf(row.name, text);
  if (name) return { hit: hit(row, 'name', { name_spans: [name] }), rank: name[0] === 0 ? 1 : 3 };
  const company = spanOf(row.company, text);
  if (company)
    return { hit: hit(row, 'company', { company_spans: [company] }), rank: company[0] === 0 ? 2 : 4 };
  if (row.tags.some((tag) => spanOf(tag, text))) return { hit: hit(row, 'tag'), rank: 5 };
  return null;
}
