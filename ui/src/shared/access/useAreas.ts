import { useSession } from '../../api/session';
import { areasOf, type Area } from './areas';

/** What the person who is logged in has. */
export function useAreas(): ReadonlySet<Area> {
  return areasOf(useSession().roles);
}
