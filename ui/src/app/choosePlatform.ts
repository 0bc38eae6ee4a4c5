import type { FakeOptions } from '../platform/fake';
import { insideTheWindow, tauriPlatform } from '../platform/tauri';
import type { Platform } from '../platform/types';

/** Only development and `vite build --mode preview` carry the in-memory core; what people install does not. */
const loadFake =
  import.meta.env.DEV || import.meta.env.MODE === 'preview' ? () => import('../platform/fake') : null;

/**
 * The desktop window, or made-up data in a browser.
 *
 * In a browser the address chooses what to look at: `?phase=no_vault&language=en&theme=dark&customers=0`.
 */
export async function choosePlatform(): Promise<Platform> {
  if (insideTheWindow() || !loadFake) return tauriPlatform;
  const { makeFakePlatform } = await loadFake();
  const wanted = new URLSearchParams(window.location.search);
  const count = wanted.get('customers');
  const options = Object.fromEntries(
    ['phase', 'language', 'theme', 'keyring'].flatMap((key) => {
      const value = wanted.get(key);
      return value === null ? [] : [[key, value]];
    }),
  ) as FakeOptions;
  if (wanted.has('behind')) options.readOnly = { kind: 'behind', entries: 42 };
  return makeFakePlatform({ ...options, ...(count !== null && { customers: Number(count) }) });
}
