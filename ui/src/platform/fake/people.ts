import type { PersonView, Reachable, Role } from '../../generated/contract';
import { openReview } from './quarter';
import { fakeId } from './random';
import { isFrozen, levelsOf, matrixReach, matrixRights, may } from './reach';
import {
  checkPassword,
  record,
  refuse,
  whoIs,
  type FakePerson,
  type FakeState,
  type FakeVault,
  type Handlers,
} from './state';
import { enter, member, rate } from './vault';

const DAY = 86_400_000;
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function vaultOf({ vault }: FakeState): FakeVault {
  if (!vault) throw refuse('no_vault');
  return vault;
}

export function personOf(state: FakeState, personId: string): FakePerson {
  const person = vaultOf(state).people.find(({ id }) => id === personId);
  if (!person) throw refuse('person_unknown');
  return person;
}

const governs = (roles: readonly Role[]) => roles.includes('owner') || roles.includes('admin');

/** Only owners decide about owners and admins. */
function checkMayDecide(state: FakeState, ...roles: readonly (readonly Role[])[]) {
  if (!whoIs(state).roles.includes('owner') && roles.some(governs)) throw refuse('not_allowed');
}

function checkRoles(state: FakeState, roles: readonly Role[], teamId: string, people: number) {
  const { teams } = vaultOf(state);
  if (roles.length === 0) throw refuse('bad_request');
  if (!teams.some(({ id }) => id === teamId)) throw refuse('person_unknown');
  if (people >= 3 && roles.includes('admin') && roles.includes('auditor')) throw refuse('roles_apart');
}

/** Somebody else who can still log in has to be an owner. */
export function checkOwnerStays(state: FakeState, person: FakePerson) {
  const now = state.now();
  const others = vaultOf(state).people.filter(
    (one) =>
      one !== person && one.roles.includes('owner') && !isFrozen(one, now) && one.leavesMs === null &&
      one.unlockMode !== 'invitation',
  ); // prettier-ignore
  if (person.roles.includes('owner') && others.length === 0) throw refuse('last_owner');
}

function checkName(names: readonly string[], name: string) {
  if (name.trim() === '') throw refuse('bad_request');
  if (names.includes(name.trim())) throw refuse('name_taken');
}

/** What the roles call for and the person who gives them cannot hand over. */
function missing(state: FakeState, roles: readonly Role[]): number {
  if (whoIs(state).roles.includes('owner')) return 0;
  return roles.includes('manager') ? 4 : roles.includes('sales') ? 2 : 1;
}

interface Newcomer {
  name: string;
  roles: Role[];
  team_id: string;
  trainee: boolean;
  watermark_tail: string;
  history_from: string | null;
  password: string;
}

function join(state: FakeState, request: Newcomer, more: Partial<FakePerson>): FakePerson {
  const { people } = vaultOf(state);
  if (whoIs(state).unlockMode === 'keyring_only') throw refuse('own_password_first');
  checkPassword(state, request.password);
  checkName(people.map(({ name }) => name), request.name); // prettier-ignore
  checkRoles(state, request.roles, request.team_id, people.length + 1);
  checkMayDecide(state, request.roles);
  const person = member(
    {
      id: fakeId(1, people.length + 1),
      name: request.name.trim(),
      tail: request.watermark_tail || String(9000 + people.length),
    },
    {
      roles: request.roles,
      teamId: request.team_id,
      trainee: request.trainee,
      historyFrom: request.history_from,
      sinceMs: state.now(),
      keysMissing: missing(state, request.roles),
      ...more,
    },
  );
  people.push(person);
  return person;
}

function view(state: FakeState, person: FakePerson): PersonView {
  const now = state.now();
  return {
    person_id: person.id,
    name: person.name,
    roles: person.roles,
    team_id: person.teamId,
    state: stateOf(person, now),
    you: person.id === whoIs(state).id,
    trainee: person.trainee,
    history_from: person.historyFrom ?? null,
    since_ms: person.sinceMs,
    last_seen_ms: lastSeen(state, person),
    invited_until_ms: person.invitation?.untilMs ?? null,
    leaves_ms: person.leavesMs,
    customers: state.customers.filter(({ row }) => row.owner === person.id).length,
    keys_missing: person.keysMissing,
    keys_to_rotate: person.keysToRotate,
  };
}

export function reachable(state: FakeState, person: Pick<FakePerson, 'id' | 'roles' | 'teamId'>): Reachable {
  const sum: Reachable = { customers: 0, sensitive: 0, core: 0 };
  for (const customer of state.customers.filter(({ row }) => row.state === 'active')) {
    const levels = levelsOf(state, person, customer);
    if (levels.length > 0) sum.customers += 1;
    if (levels.includes('L2') && customer.versions.l2 > 0) sum.sensitive += 1;
    if (levels.includes('L3') && customer.versions.l3 > 0) sum.core += 1;
  }
  return sum;
}

/** The roles and the team become these; keys that follow are handed over or wait to be made anew. */
export function giveRights(
  state: FakeState,
  person: FakePerson,
  { roles, teamId }: Pick<FakePerson, 'roles' | 'teamId'>,
) {
  const before = reachable(state, person);
  Object.assign(person, { roles, teamId });
  const after = reachable(state, person);
  if (after.customers < before.customers || after.core < before.core) person.keysToRotate += 1;
  if (after.customers > before.customers) person.keysMissing = missing(state, roles);
}

/** What a person is said to be. */
export function stateOf(person: FakePerson, now: number): PersonView['state'] {
  if (isFrozen(person, now)) return 'frozen';
  return person.unlockMode === 'invitation' ? 'invited' : 'active';
}

/** The last entry with the person's name. */
export function lastSeen(state: FakeState, { name }: FakePerson): number | null {
  return state.ledger.findLast(({ person_name: who }) => who === name)?.at_ms ?? null;
}

/** Groups as they are read out: no letter that looks like a digit. */
function codeFor(number: number): string {
  const group = (index: number) =>
    Array.from({ length: 4 }, (_, place) => CODE_LETTERS[(number * 13 + index * 7 + place * 11) % 32]).join(
      '',
    );
  return Array.from({ length: 6 }, (_, index) => group(index)).join('-');
}

const plain = (code: string) => code.replace(/[^0-9a-z]/gi, '').toUpperCase();

type Names =
  | 'person_list' | 'person_add' | 'person_invite' | 'person_rights' | 'person_freeze' | 'person_unfreeze'
  | 'rights_preview' | 'team_save' | 'permission_matrix'; // prettier-ignore

export const peopleHandlers: Handlers<Names> = {
  person_list(state) {
    const { people, teams } = vaultOf(state);
    return {
      people: people.map((person) => view(state, person)),
      teams: teams.map(({ id, name }) => ({
        team_id: id,
        name,
        people: people.filter(({ teamId }) => teamId === id).length,
        customers: state.customers.filter(({ row }) => row.owner === id).length,
      })),
      may_manage: may(whoIs(state), 'ManagePeople'),
    };
  },
  person_add(state, request) {
    if (!rate(request.new_password).acceptable) throw refuse('password_weak');
    const person = join(state, request, { password: request.new_password });
    record(state, 'member.added', { text: person.name });
    return { person_id: person.id };
  },
  person_invite(state, request) {
    if (request.days < 1 || request.days > 14) throw refuse('bad_request');
    const code = codeFor(vaultOf(state).people.length);
    const untilMs = state.now() + request.days * DAY;
    const person = join(state, request, {
      unlockMode: 'invitation',
      password: '',
      invitation: { code, untilMs },
    });
    record(state, 'member.invited', { text: person.name });
    return { person_id: person.id, code, until_ms: untilMs };
  },
  person_rights(state, { person_id, roles, team_id, trainee, history_from, password }) {
    checkPassword(state, password);
    const person = personOf(state, person_id);
    checkMayDecide(state, person.roles, roles);
    checkRoles(state, roles, team_id, vaultOf(state).people.length);
    if (!roles.includes('owner')) checkOwnerStays(state, person);
    giveRights(state, person, { roles, teamId: team_id });
    person.trainee = trainee;
    person.historyFrom = history_from;
    openReview(state, 'rights_changed', [person_id]);
    record(state, 'member.roles', { text: person.name });
    return {};
  },
  person_freeze(state, { person_id, at_ms, password }) {
    checkPassword(state, password);
    const person = personOf(state, person_id);
    checkMayDecide(state, person.roles);
    checkOwnerStays(state, person);
    if (at_ms === null) person.frozen = true;
    else person.leavesMs = at_ms;
    record(state, at_ms === null ? 'member.frozen' : 'member.leaves', { text: person.name });
    return {};
  },
  person_unfreeze(state, { person_id, password }) {
    checkPassword(state, password);
    const person = personOf(state, person_id);
    checkMayDecide(state, person.roles);
    person.frozen = false;
    person.leavesMs = null;
    record(state, 'member.unfrozen', { text: person.name });
    return {};
  },
  rights_preview(state, { person_id, roles, team_id }) {
    const person = person_id === null ? null : personOf(state, person_id);
    return {
      before: person ? reachable(state, person) : { customers: 0, sensitive: 0, core: 0 },
      after: reachable(state, { id: person?.id ?? '', roles, teamId: team_id }),
    };
  },
  team_save(state, { team_id, name, password }) {
    checkPassword(state, password);
    const { teams } = vaultOf(state);
    const others = teams.filter(({ id }) => id !== team_id);
    checkName(others.map((team) => team.name), name); // prettier-ignore
    const known = teams.find(({ id }) => id === team_id);
    if (team_id !== null && !known) throw refuse('person_unknown');
    const team = known ?? { id: fakeId(3, teams.length), name: '' };
    team.name = name.trim();
    if (!known) teams.push(team);
    record(state, 'team.save', { text: team.name });
    return { team_id: team.id };
  },
  permission_matrix: () => ({ rights: matrixRights, reach: matrixReach }),
};

export const enrolHandlers: Handlers<'vault_enrol'> = {
  vault_enrol(state, { person_id, code, new_password }) {
    const person = personOf(state, person_id);
    if (isFrozen(person, state.now())) throw refuse('person_frozen');
    const { invitation } = person;
    if (!invitation || plain(code) !== plain(invitation.code) || invitation.untilMs < state.now()) {
      throw refuse('code_invalid');
    }
    if (!rate(new_password).acceptable) throw refuse('password_weak');
    person.password = new_password;
    person.unlockMode = 'keyring_password';
    person.invitation = null;
    return enter(state, person.id);
  },
};
