import { useEffect, useEffectEvent } from 'react';

import { usePlatform } from '../platform/context';
import { onAnyKey } from '../shared/keys';
import { call } from './call';
import { dismissLockWarning } from './CoreEvents';

const EVERY_MS = 10_000;
const SIGNS = ['pointerdown', 'wheel', 'pointermove', 'compositionupdate', 'input', 'focusin'] as const;

/** Tells the core that somebody is there, at most every ten seconds. The core alone decides when to lock. */
export function useActivity() {
  const platform = usePlatform();
  const touch = useEffectEvent(() => {
    dismissLockWarning();
    call(platform, 'session_touch', {}).catch(() => undefined);
  });

  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const sign = (event: Event) => {
      const now = performance.now();
      if (!event.isTrusted || now - last < EVERY_MS) return;
      last = now;
      touch();
    };
    const options = { capture: true, passive: true };
    for (const name of SIGNS) document.addEventListener(name, sign, options);
    const stopKeys = onAnyKey(sign);
    return () => {
      stopKeys();
      for (const name of SIGNS) document.removeEventListener(name, sign, options);
    };
  }, []);
}
