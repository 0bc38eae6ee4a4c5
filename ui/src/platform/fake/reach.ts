import type {
  Custodian,
  CustomerRow,
  Level,
  Receiver,
  RoleReach,
  RoleRights,
  Role,
} from '../../generated/contract';
import type { CommandName } from '../types';
import { NOBODY, type FakeCustomer } from './seed';
import { refuse, whoIs, type FakePerson, type FakeState } from './state';

export const ROLES: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];

const ACTIONS = [
  'UseVault', 'ViewCustomers', 'ViewBilling', 'EditCustomers', 'RevealField', 'CopyField', 'CompareField',
  'ImportCustomers', 'ExportCustomers', 'TraceLeaks', 'ViewLedger', 'ExportLedger', 'ReviewLedger', 'KeepLedger', 'ChangeSettings', 'ClassifyFields', 'ManagePeople', 'TransferCustomers',
  'ClaimCustomers', 'NameCustodians',
] as const; // prettier-ignore
type Action = (typeof ACTIONS)[number];

const SELLING: readonly Action[] = [
  'UseVault', 'ViewCustomers', 'ViewBilling', 'EditCustomers', 'RevealField', 'CopyField', 'CompareField',
  'ImportCustomers', 'ExportCustomers', 'ClaimCustomers',
]; // prettier-ignore

const allowed: Record<Role, readonly Action[]> = {
  owner: ACTIONS,
  manager: [...SELLING, 'ViewLedger', 'ReviewLedger', 'ClassifyFields', 'TransferCustomers'],
  sales: SELLING,
  finance: ['UseVault', 'ViewBilling', 'RevealField', 'CopyField', 'CompareField'],
  admin: ['UseVault', 'ViewLedger', 'ReviewLedger', 'ChangeSettings', 'ClassifyFields', 'ManagePeople'],
  auditor: ['UseVault', 'ViewLedger', 'ExportLedger', 'ReviewLedger'],
};

/** What a command needs, by its name; what is not named here is open to every member. */
const needs: readonly (readonly [RegExp, Action])[] = [
  [/^customer_transfer$/, 'TransferCustomers'],
  [/^customer_keep$/, 'NameCustodians'],
  [/^billing_list$/, 'ViewBilling'],
  [/^pool_claim$/, 'ClaimCustomers'],
  [/^field_(save|remove)$/, 'ChangeSettings'],
  [/^field_(usage|level_set|reseal|reseal_cancel)$/, 'ClassifyFields'],
  [/^customer_(create|update|level|archive|unarchive|recycle|restore)$/, 'EditCustomers'],
  [/^(customer_|duplicate_check$|tag_list$|text_detect$|timeline_list$)/, 'ViewCustomers'],
  [/^field_reveal$/, 'RevealField'],
  [/^field_copy$/, 'CopyField'],
  [/^field_compare$/, 'CompareField'],
  [/^(note_|draft_)/, 'EditCustomers'],
  [/^(import_|stray_)/, 'ImportCustomers'],
  [/^export_(preview|request|run|print|cancel)$/, 'ExportCustomers'],
  [/^trace_leak$/, 'TraceLeaks'],
  [
    /^(person_(add|invite|rights|freeze|unfreeze)|rights_preview|team_save|exception_.*|handover_.*|review_.*)$/,
    'ManagePeople',
  ],
  [/^ledger_(disclosure|export|export_cancel|save_month)$/, 'ExportLedger'],
  [/^(alert_review|day_review|hold_set)$/, 'ReviewLedger'],
  [/^(ledger_prune|hold_lift)$/, 'KeepLedger'],
  [/^(ledger_|watch_list$|vault_verify$|viewer_list$|access_list$)/, 'ViewLedger'],
  [/^(settings_set|discontinuity_accept)$/, 'ChangeSettings'],
];

export function may({ roles }: FakePerson, action: Action): boolean {
  return roles.some((role) => allowed[role].includes(action));
}

/** Refuses what none of the person's roles carries. */
export function checkAllowed(state: FakeState, command: CommandName) {
  const person = whoIs(state);
  if (isFrozen(person, state.now())) throw refuse('person_frozen');
  const action = needs.find(([names]) => names.test(command))?.[1] ?? 'UseVault';
  if (!may(person, action)) throw refuse('not_allowed');
}

export function isFrozen({ frozen, leavesMs }: FakePerson, now: number): boolean {
  return frozen || (leavesMs !== null && leavesMs <= now);
}

const DAY = 86_400_000;
/** Customers of the pool a person may look at in a day before claiming. */
const POOL_PER_DAY = 20;

const ALL: readonly Level[] = ['L1', 'L2', 'L3'];
const WORKING: readonly Level[] = ['L1', 'L2'];

/** Whoever looks after a customer knows its billing facts; finance knows those of everybody, and nothing else. */
const BILLING: Partial<Record<Role, readonly RoleReach['scope'][]>> = {
  owner: ['own_billing', 'team_billing', 'other_billing', 'pool_billing', 'kept_billing'],
  manager: ['own_billing', 'team_billing', 'pool_billing'],
  sales: ['own_billing', 'pool_billing'],
  finance: ['own_billing', 'team_billing', 'other_billing', 'pool_billing', 'kept_billing'],
};

function levelsIn(role: Role, scope: RoleReach['scope']): readonly Level[] {
  if (scope === 'common') return ['L1'];
  if (scope.endsWith('_billing')) return BILLING[role]?.includes(scope) ? WORKING : [];
  if (scope === 'audit') return role === 'owner' || role === 'auditor' ? ['L3'] : [];
  if (role === 'owner') return ALL;
  if (role === 'manager') {
    return scope === 'own' ? ALL : ['teammate', 'team', 'pool'].includes(scope) ? WORKING : [];
  }
  if (role === 'sales') {
    if (scope === 'own') return ALL;
    // Whoever may take a customer out of the pool needs the key of its contacts for that.
    return scope === 'pool' ? WORKING : scope === 'team' ? ['L1'] : [];
  }
  return [];
}

const SCOPES = [
  'own',
  'teammate',
  'stranger',
  'team',
  'other_team',
  'pool',
  'kept',
  'own_billing',
  'team_billing',
  'other_billing',
  'pool_billing',
  'kept_billing',
  'common',
  'audit',
] as const;

export const matrixRights: RoleRights[] = ROLES.map((role) => ({ role, actions: [...allowed[role]] }));
export const matrixReach: RoleReach[] = ROLES.flatMap((role) =>
  SCOPES.map((scope) => ({ role, scope, levels: [...levelsIn(role, scope)] })),
);

/** Whose the customers of this scope are, as the core says it. */
export function ownerOf(state: FakeState, ownerId: string): Receiver {
  if (ownerId === NOBODY) return { kind: 'pool' };
  return { kind: isTeam(state, ownerId) ? 'team' : 'person', id: ownerId };
}

/** Whether a team has the customers of this scope. */
export function isTeam(state: FakeState, ownerId: string): boolean {
  return state.vault?.teams.some((team) => team.id === ownerId) ?? false;
}

/** What the scope of somebody's customers is to a person; `NOBODY` stands for the pool. */
export function scopeOf(
  state: FakeState,
  { id, teamId }: Pick<FakePerson, 'id' | 'teamId'>,
  ownerId: string,
): RoleReach['scope'] {
  if (ownerId === NOBODY) return 'pool';
  if (ownerId === id) return 'own';
  if (isTeam(state, ownerId)) return ownerId === teamId ? 'team' : 'other_team';
  const owner = state.vault?.people.find((one) => one.id === ownerId);
  return owner?.teamId === teamId ? 'teammate' : 'stranger';
}

type Holder = Pick<FakePerson, 'id' | 'roles' | 'teamId'>;

/** The levels the table of roles gives somebody with these roles and this team, where the customers are somebody's. */
export function levelsByRole(state: FakeState, person: Holder, ownerId: string): readonly Level[] {
  const scope = scopeOf(state, person, ownerId);
  return ALL.filter((level) => person.roles.some((role) => levelsIn(role, scope).includes(level)));
}

/** The levels owners gave the person by name, which the roles do not. */
export function levelsByName(state: FakeState, person: Holder, ownerId: string): readonly Level[] {
  const byRole = levelsByRole(state, person, ownerId);
  return state.exceptions
    .filter(({ person_id: id, of }) => id === person.id && (of ?? NOBODY) === ownerId)
    .map(({ level }) => level)
    .filter((level) => !byRole.includes(level));
}

/** The levels the person holds the keys of, where the customers are somebody's. */
export function keysIn(state: FakeState, person: Holder, ownerId: string): readonly Level[] {
  const held = [...levelsByRole(state, person, ownerId), ...levelsByName(state, person, ownerId)];
  return ALL.filter((level) => held.includes(level));
}

const billingOf: Partial<Record<RoleReach['scope'], RoleReach['scope']>> = {
  own: 'own_billing',
  teammate: 'team_billing',
  stranger: 'other_billing',
  pool: 'pool_billing',
};

/** Whether the person is shown this customer's billing facts. In the pool they wait for the claim, like contacts. */
export function readsBilling(state: FakeState, person: Holder, customer: FakeCustomer): boolean {
  const { row, keptBy } = customer;
  if (keptBy) {
    return levelsOf(state, person, customer).length > 0 || person.roles.includes('finance');
  }
  const scope = billingOf[scopeOf(state, person, row.owner)];
  if (liesInPool(person, customer) && !person.roles.includes('finance')) return false;
  if (levelsByName(state, person, row.owner).includes('L2')) return true;
  return scope !== undefined && person.roles.some((role) => levelsIn(role, scope).length > 0);
}

/** The levels of this customer the person holds the keys of. */
export function levelsOf(state: FakeState, person: Holder, { row, keptBy }: FakeCustomer): readonly Level[] {
  if (keptBy) return person.roles.includes('owner') || keptBy.includes(person.id) ? ALL : [];
  return keysIn(state, person, row.owner);
}

/** Whether the customer is nobody's, for somebody who has to claim it first. */
export function liesInPool({ roles }: Pick<FakePerson, 'roles'>, { row }: FakeCustomer): boolean {
  return row.owner === NOBODY && !roles.includes('owner') && !roles.includes('manager');
}

/** The levels the program shows: contacts in the pool stay hidden from those who have to claim them first. */
export function shownLevels(state: FakeState, person: Holder, customer: FakeCustomer): readonly Level[] {
  const levels = levelsOf(state, person, customer);
  return liesInPool(person, customer) ? levels.filter((level) => level === 'L1') : levels;
}

/** How many different customers may be opened in a day: by a trainee, and in the pool before claiming. */
export function checkOpening(state: FakeState, customer: FakeCustomer) {
  const person = whoIs(state);
  const since = state.now() - DAY;
  const opened = (actions: readonly string[]) =>
    new Set(
      state.ledger
        .filter(
          (one) => one.at_ms >= since && one.person_name === person.name && actions.includes(one.action),
        )
        .map(({ record_id }) => record_id),
    );
  const full = (actions: readonly string[], limit: number) => {
    const seenToday = opened(actions);
    return seenToday.size >= limit && !seenToday.has(customer.row.record_id);
  };
  const { trainee_customers_per_day: most } = state.settings;
  if (person.trainee && full(['customer.open', 'pool.open'], most))
    throw refuse('customer_limit', { limit: most });
  if (liesInPool(person, customer) && full(['pool.open'], POOL_PER_DAY)) {
    throw refuse('customer_limit', { limit: POOL_PER_DAY });
  }
}

/** The customers the person can read at all. */
export function readable(state: FakeState): FakeCustomer[] {
  const person = whoIs(state);
  return state.customers.filter((customer) => levelsOf(state, person, customer).length > 0);
}

/** Who was named to keep the customer, and can still log in. */
export function custodiansOf(state: FakeState, { keptBy = [] }: FakeCustomer): Custodian[] {
  const people = state.vault?.people ?? [];
  return people
    .filter((one) => keptBy.includes(one.id) && !isFrozen(one, state.now()))
    .map(({ id, name }) => ({ person_id: id, name }));
}

/** The row as the person sees it: who has it, and no contact where none is shown. */
export function seen(state: FakeState, customer: FakeCustomer): CustomerRow {
  const person = whoIs(state);
  const { row, keptBy } = customer;
  const levels = shownLevels(state, person, customer);
  if (keptBy) {
    const names = custodiansOf(state, customer).map(({ name }) => name);
    return { ...row, owner: NOBODY, team_id: null, owner_name: names.join(', '), holding: 'kept' };
  }
  const shared = isTeam(state, row.owner);
  return {
    ...row,
    phone: levels.includes('L2') ? row.phone : '',
    owner: shared ? NOBODY : row.owner,
    team_id: shared ? row.owner : null,
    holding: shared
      ? 'team'
      : row.owner === NOBODY
        ? 'pool'
        : row.owner === person.id
          ? 'mine'
          : 'colleagues',
  };
}

/** The first day of this customer’s history that the person is shown; nothing for all of it. */
export function historyFrom(state: FakeState, { row }: FakeCustomer): string | null {
  const person = whoIs(state);
  const named = state.exceptions.filter(
    ({ person_id: id, of }) => id === person.id && (of ?? NOBODY) === row.owner,
  );
  const days = [person.historyFrom ?? null, ...named.map(({ history_from: day }) => day)];
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** Refuses to write what this person has no key for. */
export function checkWritable(state: FakeState, customer: FakeCustomer, levels: readonly Level[]) {
  const held = shownLevels(state, whoIs(state), customer);
  if (levels.some((level) => !held.includes(level))) throw refuse('keys_missing');
}
