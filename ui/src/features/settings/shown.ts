import { createContext, use } from 'react';

import type { SettingId } from './settingsIndex';

/** The settings that were looked for; nothing when all are to be seen. */
export const ShownSettings = createContext<ReadonlySet<SettingId> | null>(null);

export function useShown(id: SettingId): boolean {
  const shown = use(ShownSettings);
  return shown === null || shown.has(id);
}
