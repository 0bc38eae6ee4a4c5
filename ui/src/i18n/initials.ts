/** The first character of each pinyin initial in the order of pinyin; no syllable begins with I, U or V. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const pinyin = new Intl.Collator('zh-Hans-u-co-pinyin');

/** 陈立 → `cl`: what somebody types to jump to a name. Characters that are not Chinese stand for themselves. */
export function initialsOf(name: string): string {
  const first = Array.from(FIRST);
  return Array.from(name.normalize('NFKC').toLowerCase(), (character) => {
    if (!/\p{Script=Han}/u.test(character)) return character;
    const at = first.findLastIndex((bound) => pinyin.compare(character, bound) >= 0);
    return LETTERS[at] ?? character;
  }).join('');
}
