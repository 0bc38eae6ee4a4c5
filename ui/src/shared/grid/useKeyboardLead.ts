import { useState, type FocusEvent } from 'react';

export interface KeyboardLead {
  /** The keyboard's place is shown. */
  readonly leads: boolean;
  readonly keyPressed: () => void;
  readonly pointerPressed: () => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Whether the person goes through the rows by keyboard now.
 *
 * `:focus-visible` alone does not say: WebKit leaves it off when a row was clicked and keys follow.
 */
export function useKeyboardLead(): KeyboardLead {
  const [leads, setLeads] = useState(false);
  return {
    leads,
    keyPressed: () => setLeads(true),
    pointerPressed: () => setLeads(false),
    onFocus: ({ target, currentTarget }) => {
      if (target === currentTarget && target.matches(':focus-visible')) setLeads(true);
    },
  };
}
