import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { values as source } from '../zh-CN/values';

/** "1 second", "2 seconds". */
function some(count: number, one: string): string {
  return `${number(count)} ${count === 1 ? one : `${one}s`}`;
}

export const values = translation<typeof source>()({
  gender: { male: 'male', female: 'female' },

  reveal: {
    hidden: (p) =>
      p.tail === null
        ? `${p.field}, hidden, press R to reveal`
        : `${p.field}, hidden, ends in ${p.tail}, press R to reveal`,
    clear: (p) => `${p.field}, shown, press Esc to hide`,
    show: (p) => `Reveal ${p.field}`,
    copy: (p) => `Copy ${p.field}`,
    noCopy: 'This field cannot be copied',
    shown: (p) => `${p.field} shown, hides in ${some(p.seconds, 'second')}`,
    gone: (p) => `${p.field} hidden`,
    purpose: (p) => `For: ${p.purpose}`,
    extend: 'Extend',
    extendFull: (p) => `Show ${p.field} longer`,
    hide: (p) => `Hide ${p.field}`,
    left: (p) => `Hides in ${some(p.seconds, 'second')}`,
    whyShow: 'Purpose of revealing',
    whyCopy: 'Purpose of copying',
    whyText: 'goes into the ledger',
    otherText: 'Say what for',
    remember: 'Remember for 10 minutes here',
    run: 'Reveal',
    runCopy: 'Copy',
    password: 'Personal password',
    passwordWhy: 'Core fields need you to confirm that it is you',
    compareInstead: 'Compare without revealing',
    copied: (p) => `Copied ${p.field}, cleared in ${some(p.seconds, 'second')}`,
    soft: (p) => `${some(p.count, 'reveal')} within this hour. Each one is in the ledger`,
    level: { L1: '', L2: 'shown for 30 seconds', L3: 'shown for 20 seconds' },
  },
  compare: {
    title: 'Compare',
    hint: 'The whole value or its last 4 characters',
    run: 'Compare',
    same: 'Matches',
    different: 'Does not match',
    again: 'Compare another',
  },
});
