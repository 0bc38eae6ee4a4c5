import { useEffect, useState } from 'react';

export interface Wait {
  readonly seconds: number;
  /** When it was ordered, on the clock of `performance.now()`. */
  readonly fromMs: number;
}

/** Whole seconds left of a wait; zero when it is over or there is none. */
export function useSecondsLeft(wait: Wait | null): number {
  const [now, setNow] = useState(() => performance.now());
  // The clock was last read before the wait: it cannot be longer than it was ordered.
  const left =
    wait === null ? 0 : Math.min(wait.seconds, Math.ceil(wait.seconds - (now - wait.fromMs) / 1000));
  const running = left > 0;
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => setNow(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [running]);
  return Math.max(0, left);
}
