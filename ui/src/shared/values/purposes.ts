import type { Purpose } from '../../generated/contract';

export const PURPOSES: readonly Purpose[] = [
  'follow_up',
  'verify_identity',
  'delivery',
  'invoicing',
  'after_sales',
  'other',
];

/** Why someone looks: the chip, and the words for "other". */
export interface Why {
  readonly purpose: Purpose;
  readonly text: string | null;
}

const REMEMBER_MS = 10 * 60_000;

let owner = '';
let remembered = new Map<string, { why: Why; until: number }>();

/** Memory belongs to one login: another person, or the same one after a lock, is asked again. */
function forSession(session: string) {
  if (session !== owner) {
    owner = session;
    remembered = new Map();
  }
  return remembered;
}

export function rememberPurpose(session: string, recordId: string, why: Why): void {
  forSession(session).set(recordId, { why, until: Date.now() + REMEMBER_MS });
}

export function rememberedPurpose(session: string, recordId: string): Why | undefined {
  const found = forSession(session).get(recordId);
  return found !== undefined && found.until > Date.now() ? found.why : undefined;
}
