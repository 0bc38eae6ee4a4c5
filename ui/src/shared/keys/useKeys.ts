import { useEffect, useEffectEvent } from 'react';

import { belongsToInputMethod } from './composition';
import { chordOf, isBareKey, isEditable, type Chord } from './match';

/** Return `false` to let the key do what it does by itself. */
export type PageKeyAction = (event: KeyboardEvent) => unknown;

/** A chord, or two bare keys in sequence: `g c`. */
export type PageKeys = Readonly<Record<Chord, PageKeyAction | undefined>>;

interface Options {
  /** Off while a dialog is open, for example. */
  enabled?: boolean;
  /** The preference for single-letter shortcuts (WCAG 2.1.4). */
  singleKeys?: boolean;
}

const SEQUENCE_MS = 1_200;

/** Menus and lists type ahead; behind a dialog the page is not there. */
const OWNS_BARE_KEYS = '[role="menu"], [role="listbox"], [aria-modal="true"]';

/**
 * Shortcuts of a page. Bare keys act only when nothing editable has the focus; keys of an input method never act.
 */
export function useKeys(keys: PageKeys, { enabled = true, singleKeys = true }: Options = {}) {
  const act = useEffectEvent((event: KeyboardEvent, first: string | null): 'done' | 'wait' | 'no' => {
    const chord = chordOf(event);
    if (isBareKey(chord)) {
      if (!singleKeys || isEditable(event.target)) return 'no';
      if (event.target instanceof Element && event.target.closest(OWNS_BARE_KEYS)) return 'no';
    }
    const sequence = first === null ? null : keys[`${first} ${chord}`];
    const action = sequence ?? keys[chord];
    if (action) {
      if (action(event) === false) return 'no';
      event.preventDefault();
      return 'done';
    }
    return Object.keys(keys).some((written) => written.startsWith(`${chord} `)) ? 'wait' : 'no';
  });

  useEffect(() => {
    if (!enabled) return;
    let first: string | null = null;
    let timer = 0;
    const forget = () => {
      first = null;
      window.clearTimeout(timer);
    };
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsToInputMethod(event)) return;
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const outcome = act(event, first);
      forget();
      if (outcome === 'wait') {
        first = chordOf(event);
        timer = window.setTimeout(forget, SEQUENCE_MS);
      }
    };
    document.addEventListener('keydown', listener);
    return () => {
      forget();
      document.removeEventListener('keydown', listener);
    };
  }, [enabled]);
}
