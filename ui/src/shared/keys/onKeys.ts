import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

import { belongsToInputMethod } from './composition';
import { chordOf, type Chord } from './match';

/** Return `false` to let the key do what it does by itself. */
export type KeyAction = (event: ReactKeyboardEvent<HTMLElement>) => unknown;

export type KeyActions = Readonly<Record<Chord, KeyAction | undefined>>;

export interface ElementKeys {
  onKeyDown(event: ReactKeyboardEvent<HTMLElement>): void;
}

/**
 * Key handling of one element: `<input {...onKeys({ enter: save, escape: close })} />`.
 *
 * Keys of an input method never arrive. A handled key goes no further. A function instead of a table gets every key.
 */
export function onKeys(actions: KeyActions | KeyAction, otherwise?: KeyAction): ElementKeys {
  return {
    onKeyDown(event) {
      if (event.defaultPrevented || belongsToInputMethod(event.nativeEvent)) return;
      const action =
        typeof actions === 'function' ? actions : (actions[chordOf(event.nativeEvent)] ?? otherwise);
      if (!action || action(event) === false) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
