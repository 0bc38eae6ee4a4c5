import { useEffect, useRef } from 'react';

/** No system waits longer for the second click of a double click. */
const WAIT_MS = 900;

/**
 * Tells of the second click of a double click, wherever it lands.
 *
 * The first click of a row opens it at once, and what opens may lie under the pointer by the time of the second: that
 * one is caught before anything else can take it for a click of its own.
 */
export function useSecondClick(): (act: () => void) => void {
  const forget = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => forget.current?.(), []);

  return (act) => {
    forget.current?.();
    const onNext = (event: MouseEvent) => {
      stop();
      if (event.detail !== 2) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    const stop = () => {
      window.removeEventListener('click', onNext, true);
      window.clearTimeout(timer);
      forget.current = undefined;
    };
    window.addEventListener('click', onNext, true);
    const timer = window.setTimeout(stop, WAIT_MS);
    forget.current = stop;
  };
}
