import type { CustomerRow, Filters } from '../../generated/contract';
import { useMayExport } from '../../shared/access/useMayExport';
import { useWantExport } from '../../shared/leaving/wanted';
import type { Selection } from '../../shared/grid/selection';
import type { View } from './place';

/** Customers that are thrown away, or nobody’s, are not taken along. */
const NOT_FROM: ReadonlySet<View> = new Set<View>(['recycled', 'pool']);

export interface ExportEntry {
  /** The list as it is filtered now. */
  readonly list: (count: number) => void;
  /** What is selected: the list itself where that is everything. */
  readonly chosen: (
    selection: Selection<CustomerRow>,
    count: number,
    rows: () => Promise<readonly CustomerRow[]>,
  ) => Promise<void>;
}

/** 申请导出 out of the list; absent for whoever may not ask. */
export function useExportEntry(view: View, filters: Filters): ExportEntry | undefined {
  const { ask } = useMayExport();
  const want = useWantExport();
  if (!ask || NOT_FROM.has(view)) return undefined;
  const list = (count: number) => want({ selection: { kind: 'filters', filters }, count });
  return {
    list,
    async chosen(selection, count, rows) {
      if (selection.kind === 'all' && selection.except.size === 0) {
        list(count);
        return;
      }
      const ids = (await rows()).map(({ record_id: id }) => id);
      want({ selection: { kind: 'records', record_ids: ids }, count: ids.length });
    },
  };
}
