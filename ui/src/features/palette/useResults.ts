import { useNavigate } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import type { CustomerRow, SearchHit } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import type { IconName } from '../../shared/ui/Icon';
import { useEntries, type Entry } from './entries';
import { readQuery, spansIn, type Scope } from './query';
import { useRecentCustomers } from './recent';
import { useFound } from './useFound';

export interface Result {
  id: string;
  icon: IconName;
  label: string;
  spans: readonly (readonly [number, number])[];
  aside: string;
  /** Whose level and masked number stand at the end. */
  row?: CustomerRow;
  chord?: string | undefined;
  /** Set for actions, settings and help: what to take note of when it is chosen. */
  entry?: string;
  /** `wide`: as a page of its own where there is a choice. */
  run: (wide: boolean) => void;
}

export interface ResultSection {
  name: 'recent' | 'customers' | 'tags' | 'actions' | 'settings' | 'help';
  /** Beside the title. */
  count: string | null;
  results: readonly Result[];
}

const TAGS = 6;
const ENTRIES = 6;
const RECENT_ACTIONS = 3;

/** Everything that answers the text, in the order of the sections. Customers are found and masked by the core. */
export function useResults(
  text: string,
  actions: readonly string[],
  onCheatSheet: () => void,
): ResultSection[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const entries = useEntries(onCheatSheet);
  const { scope, wanted } = readQuery(text);
  const blank = wanted === '';
  const found = useFound(scope, wanted);
  const customers = useAreas().has('customers');
  const visited = useRecentCustomers(customers && blank && (scope === 'all' || scope === 'people'));
  const { data: tags } = useCommandQuery('tag_list', {}, { enabled: customers && scope === 'tags' });

  // In the list, order and filters stay as they are.
  const open = (id: string) => (wide: boolean) =>
    void navigate({
      to: '/customers',
      search: (now: object) => ({ ...now, open: id, form: undefined, ...(wide && { wide }) }),
    });

  const sections: ResultSection[] = [];
  const again = blank && (scope === 'all' || scope === 'commands') ? recentEntries(entries, actions) : [];
  const lately = [
    ...visited.map((row) => recentCustomer(row, open)),
    ...again.map((entry) => ({ ...fromEntry(entry, ''), id: `recent-${entry.section}-${entry.id}` })),
  ];
  sections.push({ name: 'recent', count: null, results: lately });
  if (found) {
    const shown = found.hits.length;
    const count =
      found.total === null ? t.palette.first({ shown }) : t.palette.hits({ found: found.total, shown });
    sections.push({ name: 'customers', count, results: found.hits.map((hit) => customer(hit, open)) });
  }
  if (scope === 'tags' && tags) {
    const fitting = tags.tags.filter(({ tag }) => blank || spansIn(tag, wanted).length > 0);
    const shown = Math.min(fitting.length, TAGS);
    sections.push({
      name: 'tags',
      count: fitting.length > shown ? t.palette.some({ found: fitting.length, shown }) : null,
      results: fitting.slice(0, TAGS).map(({ tag, count }) => ({
        id: `tag-${tag}`,
        icon: 'tag',
        label: tag,
        spans: spansIn(tag, wanted),
        aside: t.palette.tagCount({ count }),
        run: () => void navigate({ to: '/customers', search: { tags: [tag] } }),
      })),
    });
  }
  for (const name of ['actions', 'settings', 'help'] as const) {
    if (!wants(scope, name) || (scope === 'all' && blank && name !== 'actions')) continue;
    const results = entries
      .filter((entry) => entry.section === name && !again.includes(entry) && fits(entry, wanted))
      .slice(0, ENTRIES);
    sections.push({ name, count: null, results: results.map((entry) => fromEntry(entry, wanted)) });
  }
  return sections.filter(({ results }) => results.length > 0);
}

function recentEntries(entries: readonly Entry[], actions: readonly string[]): readonly Entry[] {
  return actions.flatMap((id) => entries.find((entry) => entry.id === id) ?? []).slice(0, RECENT_ACTIONS);
}

function wants(scope: Scope, name: Entry['section']): boolean {
  if (scope === 'all') return true;
  if (scope === 'commands') return name !== 'help';
  return scope === 'help' && name === 'help';
}

function fits(entry: Entry, wanted: string): boolean {
  return wanted === '' || [entry.label, ...entry.aliases].some((name) => spansIn(name, wanted).length > 0);
}

function fromEntry(entry: Entry, wanted: string): Result {
  return {
    id: `${entry.section}-${entry.id}`,
    icon: entry.icon,
    label: entry.label,
    spans: spansIn(entry.label, wanted),
    aside: entry.aside ?? '',
    chord: entry.chord,
    entry: entry.id,
    run: entry.run,
  };
}

type Open = (recordId: string) => Result['run'];

function recentCustomer(row: CustomerRow, open: Open): Result {
  const company = row.name === '' || (row.kind === 'company' && row.company !== '');
  return {
    id: `recent-customer-${row.record_id}`,
    icon: company ? 'building' : 'person',
    label: company ? row.company : row.name,
    spans: [],
    aside: company ? row.name : row.company,
    row,
    run: open(row.record_id),
  };
}

/** What matched stands first: the company when the company matched, the person otherwise. */
function customer(hit: SearchHit, open: Open): Result {
  const { row } = hit;
  const byCompany = row.company !== '' && (hit.matched === 'company' || row.name === '');
  return {
    id: `customer-${row.number ?? row.record_id}`,
    icon: byCompany ? 'building' : 'person',
    label: byCompany ? row.company : row.name || row.company,
    spans: byCompany ? hit.company_spans : hit.name_spans,
    aside: byCompany ? row.name : row.company,
    row,
    run: open(row.record_id),
  };
}
