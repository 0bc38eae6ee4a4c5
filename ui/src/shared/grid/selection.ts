/**
 * Which rows are chosen: some by id, or all that match with exceptions. The latter keeps "select all" instant at a
 * million rows; ids are fetched only when an action needs them.
 */
export type Selection<T> =
  | { readonly kind: 'some'; readonly rows: ReadonlyMap<string, T> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export function emptySelection<T>(): Selection<T> {
  return { kind: 'some', rows: new Map() };
}

export function selectAll<T>(): Selection<T> {
  return { kind: 'all', except: new Set() };
}

export function isSelected<T>(selection: Selection<T>, id: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.rows.has(id);
}

export function countSelected<T>(selection: Selection<T>, total: number): number {
  return selection.kind === 'all' ? Math.max(0, total - selection.except.size) : selection.rows.size;
}

export function toggle<T>(selection: Selection<T>, id: string, row: T): Selection<T> {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    if (!except.delete(id)) {
      except.add(id);
    }
    return { kind: 'all', except };
  }
  const rows = new Map(selection.rows);
  if (!rows.delete(id)) {
    rows.set(id, row);
  }
  return { kind: 'some', rows };
}

/** Adds rows to what is chosen already. */
export function add<T>(selection: Selection<T>, entries: Iterable<readonly [string, T]>): Selection<T> {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    for (const [id] of entries) {
      except.delete(id);
    }
    return { kind: 'all', except };
  }
  return { kind: 'some', rows: new Map([...selection.rows, ...entries]) };
}

export function only<T>(entries: Iterable<readonly [string, T]>): Selection<T> {
  return { kind: 'some', rows: new Map(entries) };
}
