import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import type { ExportSelection } from '../../generated/contract';

/** Which customers a list wants to take out of the vault. */
export interface WantedExport {
  readonly selection: ExportSelection;
  readonly count: number;
}

/** Beside the answers of the core, which a lock takes out of memory. */
const KEY = ['export-wanted'] as const;

/** Goes to the request with these customers. */
export function useWantExport(): (wanted: WantedExport) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (wanted) => {
    client.setQueryData<WantedExport>(KEY, wanted);
    void navigate({ to: '/exports/new' });
  };
}

/** What was wanted when the request was begun; read once. */
export function useWantedExport(): () => WantedExport | undefined {
  const client = useQueryClient();
  return () => client.getQueryData<WantedExport>(KEY);
}
