import { useEffect, useEffectEvent, useState } from 'react';

import { useI18n } from '../../i18n';
import type { Level } from '../../generated/contract';
import classes from './Ring.module.css';

interface RingProps {
  /** When the time is over, on the clock of `performance.now()`. */
  endsAt: number;
  /** The whole span in milliseconds, for the share that is left. */
  totalMs: number;
  level?: Level;
  onEnd: () => void;
}

const RADIUS = 10;
const LENGTH = 2 * Math.PI * RADIUS;

/** Counts down in whole seconds without easing; calls `onEnd` once. */
export function Ring({ endsAt, totalMs, level = 'L2', onEnd }: RingProps) {
  const { t } = useI18n();
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  const end = useEffectEvent(onEnd);

  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const rest = endsAt - performance.now();
      setLeft(Math.max(0, Math.ceil(rest / 1000)));
      if (rest <= 0) end();
      else timer = window.setTimeout(tick, rest % 1000 || 1000);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [endsAt]);

  const share = Math.min(1, (left * 1000) / totalMs);
  return (
    <span
      className={classes['ring']}
      data-level={level}
      role="timer"
      aria-label={t.common.secondsLeft({ seconds: left })}
    >
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <circle className={classes['track']} cx="12" cy="12" r={RADIUS} />
        <circle
          cx="12"
          cy="12"
          r={RADIUS}
          transform="rotate(-90 12 12)"
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
        />
      </svg>
      {left}
    </span>
  );
}

function secondsUntil(endsAt: number): number {
  return Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
}
