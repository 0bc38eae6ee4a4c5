import { useCommandQuery } from '../../api/queries';
import type { Counts } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Tabs } from '../../shared/ui/Tabs';
import { VIEWS, type View } from './place';

const countOf: Record<View, (counts: Counts) => number> = {
  all: (counts) => counts.active,
  idle: (counts) => counts.idle_30_days,
  today: (counts) => counts.due_today,
  basis: (counts) => counts.without_basis,
  archived: (counts) => counts.archived,
  recycled: (counts) => counts.recycled,
};

/** The shipped views with how many customers each holds. */
export function ViewTabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useI18n();
  const counts = useCommandQuery('customer_counts', {}).data;
  return (
    <Tabs
      id="customers"
      label={t.customers.views.label}
      value={view}
      onChange={onView}
      tabs={VIEWS.map((value) => ({
        value,
        label: t.customers.views[value],
        count: counts === undefined ? undefined : countOf[value](counts),
      }))}
    />
  );
}
