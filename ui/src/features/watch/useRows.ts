import { useId, useState } from 'react';

import { onKeys, type KeyAction } from '../../shared/keys';

interface RowsOptions {
  /** Every row in the order it is drawn. */
  ids: readonly string[];
  /** Rows that can be selected. */
  selectable: ReadonlySet<string>;
  /** Enter on a row, with what is selected at that moment. */
  onOpen: (id: string, selected: readonly string[]) => void;
  /** J and K move as well. */
  letters: boolean;
}

export interface Rows {
  readonly selected: readonly string[];
  readonly toggle: (id: string) => void;
  readonly select: (ids: readonly string[]) => void;
  /** The rows' own attributes: one Tab stop, the focus moves. */
  readonly row: (id: string) => {
    tabIndex: number;
    'data-row': string;
    'data-selected': true | undefined;
    onFocus: () => void;
  };
  readonly body: { id: string } & ReturnType<typeof onKeys>;
  /** The focus goes back to the current row when what had it is gone. */
  readonly refocus: () => void;
}

function rowIn(body: HTMLElement | null, id: string | undefined): HTMLElement | undefined {
  const rows = [...(body?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  return rows.find((row) => row.dataset['row'] === id);
}

/** Rows of a plain table by keyboard: arrows or J and K move, space selects, Enter opens. */
export function useRows({ ids, selectable, onOpen, letters }: RowsOptions): Rows {
  const bodyId = useId();
  const [at, setAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const current = at !== null && ids.includes(at) ? at : ids[0];
  // What is no longer there, or was done by now, is not selected any more.
  const selected = ids.filter((id) => selectable.has(id) && chosen.includes(id));

  function toggle(id: string) {
    if (!selectable.has(id)) return;
    setChosen(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  }
  const to =
    (place: (index: number) => number): KeyAction =>
    ({ currentTarget }) => {
      const index = place(current === undefined ? 0 : ids.indexOf(current));
      const next = ids[Math.max(0, Math.min(ids.length - 1, index))];
      if (next === undefined) return false;
      setAt(next);
      rowIn(currentTarget, next)?.focus();
      return true;
    };
  /** Buttons and boxes inside a row keep their own keys. */
  const onRow =
    (act: (id: string) => void): KeyAction =>
    ({ target }) => {
      const id = target instanceof HTMLElement ? target.dataset['row'] : undefined;
      if (id === undefined) return false;
      act(id);
      return true;
    };
  const down = to((index) => index + 1);
  const up = to((index) => index - 1);

  return {
    selected,
    toggle,
    select: setChosen,
    row: (id) => ({
      tabIndex: id === current ? 0 : -1,
      'data-row': id,
      'data-selected': selected.includes(id) || undefined,
      onFocus: () => setAt(id),
    }),
    body: {
      id: bodyId,
      ...onKeys({
        arrowdown: down,
        arrowup: up,
        j: letters ? down : undefined,
        k: letters ? up : undefined,
        home: to(() => 0),
        end: to(() => ids.length - 1),
        space: onRow(toggle),
        enter: onRow((id) => onOpen(id, selected)),
      }),
    },
    refocus: () => {
      window.setTimeout(() => {
        if (document.activeElement === document.body || !document.activeElement?.isConnected)
          rowIn(document.getElementById(bodyId), current)?.focus();
      }, 0);
    },
  };
}
