import type { Role } from '../generated/contract';
import type { FakeOptions } from '../platform/fake';
import { insideTheWindow, tauriPlatform } from '../platform/tauri';
import type { Platform } from '../platform/types';

/** Only development and `vite build --mode preview` carry the in-memory core; what people install does not. */
const loadFake =
  import.meta.env.DEV || import.meta.env.MODE === 'preview' ? () => import('../platform/fake') : null;

const ROLES: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];

/**
 * The desktop window, or made-up data in a browser.
 *
 * In a browser the address chooses what to look at: `?phase=no_vault&language=en&theme=dark&customers=0`, `?role=finance`, `?as=1`, `?alone`.
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
  const as = wanted.get('as');
  if (as !== null) options.as = Number(as);
  const role = ROLES.find((one) => one === wanted.get('role'));
  if (role) options.roles = [role];
  if (wanted.has('alone')) options.alone = true;
  if (wanted.has('behind')) options.readOnly = { kind: 'behind', entries: 42 };
  return makeFakePlatform({ ...options, ...(count !== null && { customers: Number(count) }) });
}
