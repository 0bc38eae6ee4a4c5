import type { Review, ReviewDecision, ReviewRow, Role } from '../../generated/contract';
import type { Texts } from '../../i18n';

/** Roles that carry less than this one, in the order of the matrix. */
const LESS: Readonly<Record<Role, readonly Role[]>> = {
  owner: ['manager', 'sales', 'finance', 'admin', 'auditor'],
  manager: ['sales'],
  sales: [],
  finance: [],
  admin: ['auditor'],
  auditor: [],
};
const ORDER: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];

/** What the roles can be reduced to: those there are and lesser ones. */
export function rolesBelow(roles: readonly Role[]): readonly Role[] {
  const found = new Set(roles.flatMap((role) => [role, ...LESS[role]]));
  return ORDER.filter((role) => found.has(role));
}

/** With one role that has none below it there is nothing to reduce. */
export function canReduce(roles: readonly Role[]): boolean {
  return rolesBelow(roles).length > 1;
}

export function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}

/** Whoever can open L3 is kept with a reason only; everything else that changes something needs one as well. */
export function needsReason(row: ReviewRow, kind: ReviewDecision['kind']): boolean {
  return kind !== 'keep' || row.l3_customers > 0;
}

export function undecided({ rows }: Review): readonly ReviewRow[] {
  return rows.filter(({ decision }) => decision === null);
}

export function rolesText(t: Texts, roles: readonly Role[]): string {
  return roles.map((role) => t.words.role[role]).join(t.people.between);
}

/** 2026 年第 4 季度, of `2026-Q4`. */
export function quarterText(t: Texts, quarter: string): string {
  const found = /^(\d{4})-Q([1-4])$/.exec(quarter);
  return found ? t.reviews.quarter({ year: found[1] ?? '', quarter: found[2] ?? '' }) : quarter;
}

/** A decision in a few words. */
export function decisionText(t: Texts, decision: ReviewDecision): string {
  const words = t.reviews.decided;
  switch (decision.kind) {
    case 'keep':
      return words.keep;
    case 'freeze':
      return words.freeze;
    case 'reduce':
      return words.reduce({ roles: rolesText(t, decision.roles) });
  }
}
