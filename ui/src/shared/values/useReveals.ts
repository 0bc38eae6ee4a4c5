import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useCommand } from '../../api/queries';
import type { Approver, FieldKey, Level } from '../../generated/contract';
import { usePlatform } from '../../platform/context';
import type { Why } from './purposes';

/** How often one reveal may be prolonged before the purpose has to be stated again. */
export const MOST_EXTENSIONS = 10;

/** A value in clear. Lives in this state and in the row that shows it, nowhere else. */
export interface ClearValue {
  readonly field: FieldKey;
  readonly value: string;
  readonly level: Level;
  readonly why: Why;
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly totalMs: number;
  readonly extensions: number;
}

export interface RevealTarget {
  readonly field: FieldKey;
  readonly index: number;
}

/** What the core may ask for besides the purpose: that it is really you, and somebody else's consent. */
export interface Proof {
  readonly password: string | null;
  readonly approver: Approver | null;
}

/** The part of a request that says why, and proves what has to be proven. */
export function asRequest(recordId: string, { field, index }: RevealTarget, why: Why, proof: Proof) {
  return {
    record_id: recordId,
    field,
    index,
    purpose: why.purpose,
    purpose_text: why.text,
    password: proof.password,
    ...(proof.approver && { approver: proof.approver }),
  };
}

export interface Reveals {
  readonly values: ReadonlyMap<string, ClearValue>;
  /** Set to the count of this hour once the soft limit is reached. */
  readonly softLimit: number | undefined;
  /** Asks the core; rejects with a `CallError`. */
  readonly reveal: (target: RevealTarget, why: Why, proof: Proof) => Promise<ClearValue>;
  readonly extend: (target: RevealTarget, approver: Approver | null) => Promise<void>;
  readonly hide: (target: RevealTarget) => void;
  readonly hideAll: () => void;
}

export function revealKey({ field, index }: RevealTarget): string {
  return `${field}-${index}`;
}

/**
 * The clear values of one card. Each is dropped when its time is over; all of them when the window loses the focus,
 * is hidden, the vault locks, or the card is left.
 */
export function useReveals(recordId: string, onHidden: (field: FieldKey) => void): Reveals {
  const platform = usePlatform();
  const command = useCommand('field_reveal');
  const [values, setValues] = useState<ReadonlyMap<string, ClearValue>>(new Map());
  const [softLimit, setSoftLimit] = useState<number | undefined>(undefined);
  const timers = useRef(new Map<string, number>());
  /** Answers that arrive after everything was hidden are not shown any more. */
  const epoch = useRef(0);

  const drop = (key: string) => {
    window.clearTimeout(timers.current.get(key));
    timers.current.delete(key);
    setValues((now) => {
      const next = new Map(now);
      next.delete(key);
      return next;
    });
  };
  const hide = (target: RevealTarget) => {
    const key = revealKey(target);
    if (!timers.current.has(key)) return;
    drop(key);
    onHidden(target.field);
  };
  const hideAll = () => {
    epoch.current += 1;
    for (const timer of timers.current.values()) window.clearTimeout(timer);
    timers.current.clear();
    setValues((now) => (now.size === 0 ? now : new Map()));
  };

  const reveal: Reveals['reveal'] = async (target, why, proof) => {
    const started = epoch.current;
    const answer = await command.run(asRequest(recordId, target, why, proof));
    const key = revealKey(target);
    const before = values.get(key);
    const clear: ClearValue = {
      field: target.field,
      value: answer.value,
      level: answer.level,
      why,
      endsAt: performance.now() + answer.expires_in_ms,
      totalMs: answer.expires_in_ms,
      extensions: before === undefined ? 0 : before.extensions + 1,
    };
    if (answer.soft_limit_reached) setSoftLimit(answer.used_this_hour);
    if (started === epoch.current) {
      window.clearTimeout(timers.current.get(key));
      timers.current.set(
        key,
        window.setTimeout(() => hide(target), answer.expires_in_ms),
      );
      setValues((now) => new Map(now).set(key, clear));
    }
    return clear;
  };

  const extend: Reveals['extend'] = async (target, approver) => {
    const now = values.get(revealKey(target));
    if (now !== undefined && now.extensions < MOST_EXTENSIONS)
      await reveal(target, now.why, { password: null, approver });
  };

  const away = useEffectEvent(() => hideAll());
  useEffect(() => {
    const onBlur = () => away();
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') away();
    };
    window.addEventListener('blur', onBlur);
    document.addEventListener('visibilitychange', onVisibility);
    const stop = platform.onEvent((event) => {
      if (event.kind === 'locked') away();
    });
    return () => {
      window.removeEventListener('blur', onBlur);
      document.removeEventListener('visibilitychange', onVisibility);
      stop();
      away();
    };
  }, [platform]);

  return { values, softLimit, reveal, extend, hide, hideAll };
}
