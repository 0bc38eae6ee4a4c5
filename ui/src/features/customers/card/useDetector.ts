import { useEffect, useState } from 'react';

import { call } from '../../../api/call';
import type { TextHit } from '../../../generated/contract';
import { usePlatform } from '../../../platform/context';

const REST_MS = 400;
const MOST_CHARACTERS = 20_000;

/** What the core's detectors find in a text, a moment after the typing rests. Never while a composition runs. */
export function useDetector(text: string): readonly TextHit[] {
  const platform = usePlatform();
  const [found, setFound] = useState<{ text: string; hits: readonly TextHit[] }>({ text: '', hits: [] });

  useEffect(() => {
    if (text.trim() === '') return;
    let current = true;
    const timer = window.setTimeout(() => {
      call(platform, 'text_detect', { text: text.slice(0, MOST_CHARACTERS) }).then(
        ({ hits }) => {
          if (current) setFound({ text, hits });
        },
        // Without detectors the text can still be written; the core checks again on saving.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [platform, text]);

  return found.text === text ? found.hits : [];
}
