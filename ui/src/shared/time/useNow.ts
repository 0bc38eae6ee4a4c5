import { useEffect, useState } from 'react';

const STEP_MS = 30_000;

/** The time, renewed twice a minute: for "2 minutes ago" and for the change of day at midnight. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), STEP_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
