import type { People, PersonView, Role } from '../../generated/contract';
import type { Texts } from '../../i18n';
import { areasOf } from '../../shared/access/areas';

/** In the order of the matrix. */
export const ROLES: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];

const GOVERNING: readonly Role[] = ['owner', 'admin'];

/** From so many people on, admin and auditor are different people. */
const APART_FROM = 3;

/** Whether the person who is asking is an owner. */
export function owns({ people }: People): boolean {
  return people.some(({ you, roles }) => you && roles.includes('owner'));
}

/** Owners decide about everybody; admins about everybody but owners and admins. */
export function mayChange(all: People, person: PersonView): boolean {
  return all.may_manage && (owns(all) || !person.roles.some((role) => GOVERNING.includes(role)));
}

/** The roles the person who is asking may give. */
export function rolesToGive(all: People): readonly Role[] {
  return owns(all) ? ROLES : ROLES.filter((role) => !GOVERNING.includes(role));
}

/** Roles that one person cannot have together in a vault of so many people. */
export function mustBeApart(roles: readonly Role[], people: number): boolean {
  return people >= APART_FROM && roles.includes('admin') && roles.includes('auditor');
}

/** 实习 says how many customers may be opened a day: of no use to roles that open none. */
export function canBeTrainee(roles: readonly Role[]): boolean {
  return areasOf(roles).has('customers');
}

export function teamName(t: Texts, all: People, teamId: string): string {
  const name = all.teams.find(({ team_id: id }) => id === teamId)?.name ?? '';
  return name === '' ? t.people.everyone : name;
}

export function rolesText(t: Texts, roles: readonly Role[]): string {
  return roles.map((role) => t.words.role[role]).join(t.people.between);
}

/** Whose customers they are, in words for a list or inside a sentence; nobody's are those of the pool. */
export function whose(t: Texts, { people }: People, of: string | null, where: 'list' | 'sentence'): string {
  const words = t.people.exceptions;
  if (of === null) return where === 'list' ? words.poolCustomers : words.poolSaid;
  const name = people.find(({ person_id: id }) => id === of)?.name ?? t.people.leaver.somebody;
  return words.customersOf({ name });
}
