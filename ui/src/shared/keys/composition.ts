/**
 * Input methods use Enter, Esc, arrows and letters for themselves. One place knows whether a key press is theirs.
 */

/** WebKit delivers the Enter that ended a composition after `compositionend`, as an ordinary key press. */
const SETTLE_MS = 30;

let composing = false;
let endedAt = Number.NEGATIVE_INFINITY;

if (typeof document !== 'undefined') {
  document.addEventListener('compositionstart', () => (composing = true), true);
  document.addEventListener(
    'compositionend',
    (event) => {
      composing = false;
      endedAt = event.timeStamp;
    },
    true,
  );
  // A window that loses focus in the middle of a composition gets no `compositionend` on some systems.
  window.addEventListener('blur', () => (composing = false));
}

export function isComposing(): boolean {
  return composing;
}

type KeyPress = Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'key' | 'timeStamp'>;

/** Whether this key press belongs to the input method and must be left alone. */
export function belongsToInputMethod(event: KeyPress): boolean {
  // 229 is the only sign some engines give; there is no replacement for the deprecated property.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (composing || event.isComposing || event.keyCode === 229) return true;
  return event.key === 'Enter' && event.timeStamp - endedAt < SETTLE_MS;
}
