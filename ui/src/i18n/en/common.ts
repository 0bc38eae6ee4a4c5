import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { common as source } from '../zh-CN/common';

export const common = translation<typeof source>()({
  copied: 'Copied',
  copyByHand: 'The clipboard cannot be used. The text is selected: press Ctrl/⌘+C.',
  ok: 'OK',
  yes: 'Yes',
  no: 'No',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  next: 'Next',
  save: 'Save',
  retry: 'Try again',
  undo: 'Undo',
  discard: 'Discard',
  continue: 'Continue',
  choose: 'Choose…',
  optional: (p) => `${p.label} (optional)`,
  loading: 'Loading…',
  show: 'Show',
  hide: 'Hide',
  reference: (p) => `No. ${p.number} · ${p.reference}`,
  toasts: 'Notifications',
  closeToast: 'Close notification',
  secondsLeft: (p) => `${number(p.seconds)} seconds left`,
  progress: (p) => `${number(p.done)} / ${number(p.total)}`,
  perSecond: (p) => `${number(p.rate)} per second`,
  remaining: (p) => `about ${p.time} left`,
  password: {
    show: 'Show password',
    hide: 'Hide password',
    capsLock: 'Caps Lock is on',
    fullWidth:
      'There are full-width or Chinese characters here. A password may only have half-width letters, digits and symbols: switch to English input',
    whyAscii: 'Why only half-width characters',
    whyAsciiText:
      'A hidden password field turns the input method off, a shown one turns it on. Chinese or full-width characters typed while shown cannot be typed again while hidden, which is the same as losing the password.',
    strength: ['Very easy to guess', 'Very easy to guess', 'Fair', 'Strong enough', 'Very strong'],
    tooShort: 'At least 12 characters, or 4 or more words',
    notAscii: 'Only half-width letters, digits, symbols and spaces',
    easyToGuess: 'Too easy to guess: make it longer, or let the program make a set of words',
  },
});
