import type { BillingSort, ListBilling } from '../../generated/contract';

/** What the list of billing facts shows; the address holds it. */
export interface BillingPlace {
  readonly text?: string | undefined;
  readonly sort?: BillingSort | undefined;
  readonly desc?: boolean | undefined;
  /** The facts beside the list. */
  readonly open?: string | undefined;
}

const SORTS: readonly BillingSort[] = ['company', 'created'];
const MAX_TEXT = 100;

function text(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written.slice(0, MAX_TEXT) : undefined;
}

/** Reads an address; whatever is not understood is left out. */
export function readBillingPlace(raw: Record<string, unknown>): BillingPlace {
  const place: BillingPlace = {
    text: text(raw['text']),
    sort: SORTS.find((one) => one === raw['sort']),
    desc: typeof raw['desc'] === 'boolean' ? raw['desc'] : undefined,
    open: text(raw['open']),
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

/** The newest first, or by firm from a to z, unless the address says otherwise. */
export function requestOf(place: BillingPlace): Omit<ListBilling, 'offset' | 'limit'> {
  const sort = place.sort ?? 'created';
  return { text: place.text ?? null, sort, descending: place.desc ?? sort === 'created' };
}
