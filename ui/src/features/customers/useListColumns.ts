import { usePrefs } from '../../api/status';
import { useSayError } from '../../shared/errors/useSayError';
import { DEFAULT_LAYOUT, type ColumnLayout } from '../../shared/grid/columns';
import type { View } from './place';

/** Columns of a view as the person arranged them; kept with the other preferences, each view for itself. */
export function useListColumns(view: View): readonly [ColumnLayout, (layout: ColumnLayout) => void] {
  const { prefs, change } = usePrefs();
  const sayError = useSayError();
  const list = `customers.${view}`;
  const stored = prefs.columns[list];
  const keep = (next: ColumnLayout) => {
    const { [list]: before, ...others } = prefs.columns;
    const arranged = next.order.length > 0 || Object.keys(next.widths).length > 0;
    if (!arranged && before === undefined) return;
    const columns = arranged
      ? { ...others, [list]: { order: [...next.order], widths: { ...next.widths } } }
      : others;
    change({ columns }).catch(sayError);
  };
  return [stored ?? DEFAULT_LAYOUT, keep];
}
