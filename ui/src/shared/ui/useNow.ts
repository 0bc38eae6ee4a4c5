import { useEffect, useState } from 'react';

/** The time now, renewed every minute: pages that say "today" follow midnight and sleep. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
