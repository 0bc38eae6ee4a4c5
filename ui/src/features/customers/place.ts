import type {
  CustomerKind,
  Filters,
  Holding,
  Level,
  ListCustomers,
  SortBy,
  Stage,
} from '../../generated/contract';

/** The order of the funnel. */
export const STAGES: readonly Stage[] = [
  'lead',
  'contacted',
  'qualified',
  'proposal',
  'negotiation',
  'won',
  'lost',
];
export const LEVELS: readonly Level[] = ['L1', 'L2', 'L3'];
export const VIEWS = [
  'all', 'mine', 'colleagues', 'team', 'kept', 'pool', 'idle', 'today', 'basis', 'archived', 'recycled',
] as const; // prettier-ignore
export type View = (typeof VIEWS)[number];

/** Views of whose customers they are. */
const HOLDINGS: Partial<Record<View, Holding>> = {
  mine: 'mine',
  colleagues: 'colleagues',
  team: 'team',
  kept: 'kept',
  pool: 'pool',
};

const SORTS: readonly SortBy[] = ['name', 'company', 'updated', 'created', 'next_follow_up', 'stage'];
/** What "not contacted for a month" means. */
const IDLE_DAYS = 30;
const MAX_TEXT = 100;

/** Where one is in the customer list: view, filters, order, open record. This is what the address holds. */
export interface CustomersPlace {
  readonly view?: View | undefined;
  readonly text?: string | undefined;
  readonly kind?: CustomerKind | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly city?: string | undefined;
  readonly phone?: 'yes' | 'no' | undefined;
  readonly idle?: number | undefined;
  readonly sort?: SortBy | undefined;
  readonly desc?: boolean | undefined;
  /** The record whose card is open. */
  readonly open?: string | undefined;
  /** The card takes the whole page. */
  readonly wide?: boolean | undefined;
  /** A form is open: a new customer, a quick line, or the open record. */
  readonly form?: 'new' | 'quick' | 'edit' | undefined;
}

type Raw = Record<string, unknown>;

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

function manyOf<T extends string>(value: unknown, allowed: readonly T[]): readonly T[] | undefined {
  const found = Array.isArray(value) ? allowed.filter((one) => value.includes(one)) : [];
  return found.length > 0 ? found : undefined;
}

function text(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written.slice(0, MAX_TEXT) : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  const found = Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
  return found.length > 0 ? found : undefined;
}

/** Reads an address; whatever is not understood is left out. */
export function readPlace(raw: Raw): CustomersPlace {
  const idle = typeof raw['idle'] === 'number' && raw['idle'] > 0 ? Math.floor(raw['idle']) : undefined;
  const place: CustomersPlace = {
    view: oneOf(raw['view'], VIEWS),
    text: text(raw['text']),
    kind: oneOf(raw['kind'], ['company', 'person'] as const),
    stages: manyOf(raw['stages'], STAGES),
    levels: manyOf(raw['levels'], LEVELS),
    tags: texts(raw['tags']),
    city: text(raw['city']),
    phone: oneOf(raw['phone'], ['yes', 'no'] as const),
    idle,
    sort: oneOf(raw['sort'], SORTS),
    desc: typeof raw['desc'] === 'boolean' ? raw['desc'] : undefined,
    open: text(raw['open']),
    wide: raw['wide'] === true ? true : undefined,
    form: oneOf(raw['form'], ['new', 'quick', 'edit'] as const),
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

export function viewOf(place: CustomersPlace): View {
  return place.view ?? 'all';
}

/** Parts of a place that narrow the view down, each shown as a chip. */
export const FILTER_KEYS = ['text', 'kind', 'stages', 'levels', 'tags', 'city', 'phone', 'idle'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

export function activeFilters(place: CustomersPlace): readonly FilterKey[] {
  return FILTER_KEYS.filter((key) => place[key] !== undefined);
}

export function withoutFilters(place: CustomersPlace): CustomersPlace {
  return { view: place.view, sort: place.sort, desc: place.desc, open: place.open };
}

/** The view's own conditions together with the chips. `today` is a local day, `YYYY-MM-DD`. */
export function filtersOf(place: CustomersPlace, today: string): Filters {
  const view = viewOf(place);
  const idle = Math.max(place.idle ?? 0, view === 'idle' ? IDLE_DAYS : 0);
  return {
    text: place.text ?? null,
    kind: place.kind ?? null,
    stages: [...(place.stages ?? [])],
    levels: [...(place.levels ?? [])],
    tags: [...(place.tags ?? [])],
    city: place.city ?? null,
    state: view === 'archived' || view === 'recycled' ? view : 'active',
    holding: HOLDINGS[view] ?? null,
    owner: null,
    team: null,
    has_phone: place.phone === undefined ? null : place.phone === 'yes',
    idle_days: idle > 0 ? idle : null,
    active_days: null,
    next_until: view === 'today' ? today : null,
    without_basis: view === 'basis' ? true : null,
  };
}

/** The order asked for: newest change first, except where the view is about what comes next. */
export function orderOf(place: CustomersPlace): Pick<ListCustomers, 'sort' | 'descending'> {
  const sort = place.sort ?? (viewOf(place) === 'today' ? 'next_follow_up' : 'updated');
  return { sort, descending: place.desc ?? (place.sort === undefined && sort === 'updated') };
}
