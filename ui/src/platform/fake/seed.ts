import type { CustomerRow, FieldKey, Level, Stage, TimelineItem } from '../../generated/contract';
import { levelOf, mask } from './mask';
import { fakeId, makeRandom, type Random } from './random';
import { brands, cities, givenNames, surnames, tags, titles, trades } from './words';

/** One made-up customer: what the list shows, the clear values, what happened. */
export interface FakeCustomer {
  row: CustomerRow;
  values: Map<FieldKey, string[]>;
  versions: { l1: number; l2: number; l3: number };
  timeline: TimelineItem[];
  /** Kept by named people: who alone keeps it, beside owners. */
  keptBy?: readonly string[];
  /** The level it was raised to as a whole. */
  raisedTo?: Level | null;
}

const DAY = 86_400_000;
const stages: readonly [Stage, ...Stage[]] = [
  'lead', 'lead', 'contacted', 'contacted', 'qualified', 'proposal', 'negotiation', 'won', 'lost',
]; // prettier-ignore

/** What invoices and contracts need, for some of those who have a phone; drawn apart, so that nothing else changes. */
function addBilling(values: Map<FieldKey, string[]>, number: number, company: boolean) {
  const random = makeRandom(7_000_003 + number);
  if (!values.has('phone') || random.next() > 0.6) return;
  values.set('contract_amount', [`${20 + random.below(480)}000.00`]);
  if (!company) return;
  values.set('credit_code', [`91440300MA5${random.digits(6)}X`]);
  if (random.next() < 0.8) values.set('signed_on', [`2025-0${1 + random.below(9)}-1${random.below(9)}`]);
  if (random.next() < 0.7) values.set('company_account', [`4403000000${random.digits(6)}`]);
  if (random.next() < 0.8) values.set('invoice_title', values.get('company') ?? []);
}

/** Owner of what lies in the pool. */
export const NOBODY = fakeId(0, 0);
export const me = { id: fakeId(1, 1), name: '林芳', tail: '0421' };
export const colleagues = [
  me,
  { id: fakeId(1, 2), name: '陈立', tail: '7001' },
  { id: fakeId(1, 3), name: '张敏', tail: '7002' },
];

function highest(values: Map<FieldKey, string[]>): Level {
  let level: Level = 'L1';
  for (const field of values.keys()) {
    const other = levelOf(field);
    if (other > level) level = other;
  }
  return level;
}

/** The row a list shows for these values. */
export function rowOf(
  number: number,
  values: Map<FieldKey, string[]>,
  before: Partial<CustomerRow>,
): CustomerRow {
  const first = (field: FieldKey) => values.get(field)?.[0] ?? '';
  const next = first('next_follow_up');
  return {
    record_id: fakeId(2, number),
    number,
    kind: before.kind ?? 'company',
    name: first('name'),
    company: first('company'),
    title: first('title'),
    city: first('city'),
    phone: first('phone') === '' ? '' : mask('phone', first('phone')),
    stage: first('stage') === '' ? null : (first('stage') as Stage),
    level: highest(values),
    owner: before.owner ?? me.id,
    owner_name: before.owner_name ?? me.name,
    team_id: null,
    // Seen from one person: see reach.ts.
    holding: 'mine',
    tags: values.get('tags') ?? [],
    state: before.state ?? 'active',
    created_ms: before.created_ms ?? Date.now(),
    updated_ms: before.updated_ms ?? Date.now(),
    next_ms: next === '' ? null : new Date(next.length > 10 ? next : `${next}T09:00`).getTime(),
    days_left: before.days_left ?? null,
  };
}

function followUp(random: Random, now: number): string | null {
  if (random.next() > 0.06) return null;
  const at = new Date(now + (random.below(12) - 3) * DAY);
  at.setHours(9 + random.below(9), random.pick([0, 30]), 0, 0);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function makeOne(random: Random, number: number, now: number, alone: boolean): FakeCustomer {
  const name = random.pick(surnames) + random.pick(givenNames);
  const city = random.pick(cities);
  const company = random.next() < 0.8;
  const values = new Map<FieldKey, string[]>();
  if (company) values.set('company', [`${city}${random.pick(brands)}${random.pick(trades)}有限公司`]);
  values.set('name', [name]);
  if (company) values.set('title', [random.pick(titles)]);
  values.set('city', [city]);
  values.set('stage', [random.pick(stages)]);
  if (random.next() < 0.4) values.set('tags', [random.pick(tags)]);
  const next = followUp(random, now);
  if (next !== null) values.set('next_follow_up', [next]);
  if (random.next() < 0.92) values.set('lawful_basis', ['consent']);
  if (random.next() < 0.7) {
    values.set('phone', [`1${random.pick(['38', '39', '86', '37', '35', '51'])}0000${random.digits(4)}`]);
    if (random.next() < 0.5) values.set('wechat', [`wx${random.digits(6)}`]);
    if (random.next() < 0.4) values.set('email', [`c${number}@example.com`]);
    if (random.next() < 0.3) values.set('address', [`广东省${city}市示例区示例路 ${random.below(200)} 号`]);
  }
  addBilling(values, number, company);
  if (random.next() < 0.08) values.set('id_number', [`11010119900101${random.digits(4)}`]);
  const drawn = colleagues[random.below(3)] ?? me;
  const owner = alone ? me : number > 40 && number % 10 === 0 ? { id: NOBODY, name: '' } : drawn;
  const created = now - random.below(400) * DAY - random.below(DAY);
  const updated = Math.min(now, created + random.below(60) * DAY + random.below(DAY));
  const row = rowOf(number, values, {
    kind: company ? 'company' : 'person',
    owner: owner.id,
    owner_name: owner.name,
    created_ms: created,
    updated_ms: updated,
  });
  const timeline: TimelineItem[] = [
    { at_ms: created, person_id: drawn.id, person_name: drawn.name, what: { kind: 'created' } },
  ];
  return {
    row,
    values,
    versions: { l1: 1, l2: values.has('phone') ? 1 : 0, l3: values.has('id_number') ? 1 : 0 },
    timeline,
  };
}

/** The same customers for the same count and day; alone means that one person has them all. */
export function makeCustomers(count: number, now: number, alone = false): FakeCustomer[] {
  const random = makeRandom(20_251_009);
  const customers = Array.from({ length: count }, (_, index) => makeOne(random, index + 1, now, alone));
  customers.slice(0, 9).forEach((customer) => {
    customer.row = { ...customer.row, state: 'recycled', days_left: 12 + ((customer.row.number ?? 0) % 18) };
  });
  customers.slice(9, 40).forEach((customer) => {
    customer.row = { ...customer.row, state: 'archived' };
  });
  return customers;
}
