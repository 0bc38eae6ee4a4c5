import type { ActionGroup } from '../../generated/contract';

const groups: readonly (readonly [ActionGroup, RegExp])[] = [
  ['copy', /^field\.copy$/],
  ['view', /^(customer\.(open|search|list)|pool\.open|field\.(reveal|compare))$/],
  ['import', /^import\.(rows|finish|undo|undo_rows)$/],
  ['export', /^(export\.(begin|run|carry|confirm)|ledger\.(export|checkpoint|save_month)|import\.save_rejected|handover\.save_report|review\.save)$/],
  ['change', /^export\./],
  ['check', /^(leak|stray)\./],
  ['login', /^(session\.|approval\.give$|recovery\.use$|device\.)/],
  ['check', /^((ledger|vault)\.verify|ledger\.(discontinuity|witness)|(alert|day)\.review)$/],
  ['rights', /^(member|person|roster|team|custodian|exception|audit|keys|handover|review|grant)\./],
  ['settings', /^(settings|field|levels|password|file|vault|ledger|hold)\./],
  ['change', /^(customer|pool|billing|note)\./],
]; // prettier-ignore

/** The group the page filters an action by; drafts and refused commands are in none. */
export function groupOf(action: string): ActionGroup | null {
  return groups.find(([, names]) => names.test(action))?.[0] ?? null;
}

/** Looks at values, as the core counts them. */
export function isLook(action: string): boolean {
  return ['field.reveal', 'field.copy', 'field.compare'].includes(action);
}
