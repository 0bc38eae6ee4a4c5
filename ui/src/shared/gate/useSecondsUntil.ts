import { useEffect, useState } from 'react';

/** Whole seconds until an instant on the clock of `performance.now()`; zero when it is over or there is none. */
export function useSecondsUntil(end: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  const left = end === null ? 0 : Math.max(0, Math.ceil((end - now) / 1000));
  const running = left > 0;
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => setNow(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [running]);
  return left;
}
