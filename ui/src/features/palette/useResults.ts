import { useNavigate } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import type { SearchHit } from '../../generated/contract';
import { useI18n } from '../../i18n';
import type { IconName } from '../../shared/ui/Icon';
import { useEntries, type Entry } from './entries';
import { readQuery, spansIn } from './query';

export interface Result {
  id: string;
  icon: IconName;
  label: string;
  spans: readonly (readonly [number, number])[];
  aside: string;
  hit?: SearchHit;
  chord?: string | undefined;
  run: () => void;
}

export interface ResultSection {
  name: 'customers' | 'tags' | 'actions' | 'settings' | 'help';
  count: number | null;
  results: readonly Result[];
}

const CUSTOMERS = 8;
const TAGS = 6;
const ENTRIES = 6;

/** Everything that answers the text, in the order of the sections. Customers are found and masked by the core. */
export function useResults(text: string, onCheatSheet: () => void): ResultSection[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const entries = useEntries(onCheatSheet);
  const { scope, wanted } = readQuery(text);
  const people = (scope === 'all' || scope === 'people') && wanted !== '';
  const { data: found } = useCommandQuery(
    'customer_search',
    { query: wanted, limit: CUSTOMERS },
    { enabled: people, placeholderData: (before) => before, gcTime: 5_000 },
  );
  const { data: tags } = useCommandQuery('tag_list', {}, { enabled: scope === 'tags' });

  const sections: ResultSection[] = [];
  if (people && found) {
    const hits = scope === 'people' ? found.hits.filter(({ row }) => row.name !== '') : found.hits;
    const results = hits.map((hit) =>
      customer(hit, (id) => void navigate({ to: '/customers', search: { open: id } })),
    );
    sections.push({ name: 'customers', count: results.length, results });
  }
  if (scope === 'tags' && tags) {
    const fitting = tags.tags
      .filter(({ tag }) => wanted === '' || spansIn(tag, wanted).length > 0)
      .slice(0, TAGS);
    sections.push({
      name: 'tags',
      count: null,
      results: fitting.map(({ tag, count }) => ({
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
    if (!wants(scope, name) || (scope === 'all' && wanted === '' && name !== 'actions')) continue;
    const results = entries
      .filter((entry) => entry.section === name && fits(entry, wanted))
      .slice(0, ENTRIES);
    sections.push({ name, count: null, results: results.map((entry) => fromEntry(entry, wanted)) });
  }
  return sections.filter(({ results }) => results.length > 0);
}

function wants(scope: ReturnType<typeof readQuery>['scope'], name: Entry['section']): boolean {
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
    run: entry.run,
  };
}

/** What matched stands first: the company when the company matched, the person otherwise. */
function customer(hit: SearchHit, open: (recordId: string) => void): Result {
  const { row } = hit;
  const byCompany = row.company !== '' && (hit.matched === 'company' || row.name === '');
  return {
    id: `customer-${row.number ?? row.record_id}`,
    icon: byCompany ? 'building' : 'person',
    label: byCompany ? row.company : row.name || row.company,
    spans: byCompany ? hit.company_spans : hit.name_spans,
    aside: byCompany ? row.name : row.company,
    hit,
    run: () => open(row.record_id),
  };
}
