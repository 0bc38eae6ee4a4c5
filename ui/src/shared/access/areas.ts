import type { Role } from '../../generated/contract';

/**
 * Parts of the product that not everybody has: the one place that says which role sees what. `transfer`: customers of
 * colleagues, and giving customers to others. `ledgerExport`: taking the ledger or reports of it out of the vault;
 * `exports`: the register of what left; `exportAsk`: asking for it; `trace`: which copy a leaked list comes from.
 * `ledgerReview`: reviewing alerts and days, holding evidence; `ledgerKeep`: removing old details, lifting a hold.
 *
 * It decides what is drawn. What is allowed is decided by the core, whatever the page draws.
 */
export type Area =
  | 'customers'
  | 'billing'
  | 'transfer'
  | 'imports'
  | 'exports'
  | 'exportAsk'
  | 'trace'
  | 'ledger'
  | 'ledgerExport'
  | 'ledgerReview'
  | 'ledgerKeep'
  | 'rules'
  | 'people';

const areas: Readonly<Record<Role, readonly Area[]>> = {
  owner: [
    'customers',
    'billing',
    'transfer',
    'imports',
    'exports',
    'exportAsk',
    'trace',
    'ledger',
    'ledgerExport',
    'ledgerReview',
    'ledgerKeep',
    'rules',
    'people',
  ],
  manager: ['customers', 'billing', 'transfer', 'imports', 'exports', 'exportAsk', 'ledger', 'ledgerReview'],
  sales: ['customers', 'billing', 'imports', 'exports', 'exportAsk'],
  finance: ['billing'],
  admin: ['exports', 'ledger', 'ledgerReview', 'rules', 'people'],
  auditor: ['exports', 'ledger', 'ledgerExport', 'ledgerReview'],
};

export function areasOf(roles: readonly Role[]): ReadonlySet<Area> {
  return new Set(roles.flatMap((role) => areas[role]));
}

const paths: Readonly<Record<string, Area>> = {
  '/customers': 'customers',
  '/billing': 'billing',
  '/imports': 'imports',
  '/exports/new': 'exportAsk',
  '/exports': 'exports',
  '/trace': 'trace',
  '/strays': 'imports',
  '/ledger': 'ledger',
  '/watch': 'ledger',
  '/people/handover': 'people',
  '/reviews': 'people',
};

/** What a page belongs to; nothing for pages that everybody has. */
export function areaOfPath(path: string): Area | null {
  const found = Object.keys(paths).find((start) => path === start || path.startsWith(`${start}/`));
  return found === undefined ? null : (paths[found] ?? null);
}
