import { useCommandQuery } from '../../api/queries';
import type { Counts } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { Tabs } from '../../shared/ui/Tabs';
import { VIEWS, type View } from './place';

const countOf: Record<View, (counts: Counts) => number> = {
  all: (counts) => counts.active,
  mine: (counts) => counts.mine,
  colleagues: (counts) => counts.colleagues,
  team: (counts) => counts.team,
  kept: (counts) => counts.kept,
  pool: (counts) => counts.pool,
  idle: (counts) => counts.idle_30_days,
  today: (counts) => counts.due_today,
  basis: (counts) => counts.without_basis,
  archived: (counts) => counts.archived,
  recycled: (counts) => counts.recycled,
};

/** Views that mean something: alone, all customers are one's own; not every role reads those of colleagues. */
function useViews(current: View, counts: Counts | undefined): readonly View[] {
  const several = useSeveral();
  const transfers = useAreas().has('transfer');
  const only: Partial<Record<View, boolean>> = {
    mine: several,
    colleagues: several && transfers,
    // Most offices have nothing together: no tab that is always empty.
    team: several && (counts?.team ?? 0) > 0,
    kept: several && (counts?.kept ?? 0) > 0,
    pool: several,
  };
  return VIEWS.filter((view) => view === current || (only[view] ?? true));
}

/** The shipped views with how many customers each holds. */
export function ViewTabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useI18n();
  const counts = useCommandQuery('customer_counts', {}).data;
  const views = useViews(view, counts);
  return (
    <Tabs
      id="customers"
      label={t.customers.views.label}
      value={view}
      onChange={onView}
      tabs={views.map((value) => ({
        value,
        label: t.customers.views[value],
        count: counts === undefined ? undefined : countOf[value](counts),
      }))}
    />
  );
}
