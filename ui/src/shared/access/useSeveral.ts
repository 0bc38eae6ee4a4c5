import { useStatus } from '../../api/status';

/** Whether somebody else has an account in this vault. */
export function useSeveral(): boolean {
  const { vault } = useStatus();
  return (vault?.people.length ?? 0) > 1;
}
