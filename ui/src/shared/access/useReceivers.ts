import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/session';
import type { PersonView, TeamView } from '../../generated/contract';
import { areasOf } from './areas';

export interface Receivers {
  /** In the order of the list of people. */
  readonly people: readonly PersonView[];
  readonly teams: readonly TeamView[];
  /** Teams that can be given customers: somebody is in them, and whoever is asking holds their keys. */
  readonly fitTeams: readonly TeamView[];
  /** People of other teams are left out: whoever is asking does not hold their keys. */
  readonly ownTeamOnly: boolean;
}

/** Who can be given customers: people in use whose role opens them. The core has the last word. */
export function useReceivers(except?: string): Receivers | undefined {
  const { roles } = useSession();
  const { data } = useCommandQuery('person_list', {});
  if (!data) return undefined;
  const me = data.people.find(({ you }) => you);
  const all = roles.includes('owner');
  const fit = data.people.filter(
    ({ person_id: id, state, roles: theirs, team_id: team }) =>
      id !== except &&
      state === 'active' &&
      areasOf(theirs).has('customers') &&
      (all || team === me?.team_id),
  );
  const fitTeams = data.teams.filter(({ people, team_id: id }) => people > 0 && (all || id === me?.team_id));
  return { people: fit, teams: data.teams, fitTeams, ownTeamOnly: !all && data.teams.length > 1 };
}
