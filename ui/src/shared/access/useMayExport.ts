import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/session';
import { useAreas } from './useAreas';

export interface ExportAccess {
  /** The register and the requests are for this person. */
  readonly page: boolean;
  /** The person may ask for a copy now. */
  readonly ask: boolean;
}

/** Sales ask for copies where the vault's rules say so; everybody else by role. The core has the last word. */
export function useMayExport(): ExportAccess {
  const areas = useAreas();
  const { roles, read_only: readOnly } = useSession();
  const byRule = areas.has('exportAsk') && !roles.includes('owner') && !roles.includes('manager');
  const { data } = useCommandQuery('settings_get', {}, { enabled: byRule });
  const asks = areas.has('exportAsk') && (!byRule || data?.exports.sales === true);
  const sees = roles.some((role) => role === 'admin' || role === 'auditor');
  return { page: areas.has('exports') && (asks || sees), ask: asks && readOnly === null };
}
