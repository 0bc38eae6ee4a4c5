import { useSession } from '../../api/session';
import { areasOf, type Area } from './areas';
import { useSeveral } from './useSeveral';

/** What the person who is logged in has. Whoever is alone has the billing facts on the customers' cards. */
export function useAreas(): ReadonlySet<Area> {
  const several = useSeveral();
  const areas = areasOf(useSession().roles);
  return several ? areas : new Set([...areas].filter((area) => area !== 'billing'));
}
