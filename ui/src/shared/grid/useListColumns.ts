import { usePrefs } from '../../api/status';
import { useSayError } from '../errors/useSayError';
import { DEFAULT_LAYOUT, type ColumnLayout } from './columns';

/** Columns of a list as the person arranged them; kept with the other preferences, each list for itself. */
export function useListColumns(list: string): readonly [ColumnLayout, (layout: ColumnLayout) => void] {
  const { prefs, change } = usePrefs();
  const sayError = useSayError();
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
