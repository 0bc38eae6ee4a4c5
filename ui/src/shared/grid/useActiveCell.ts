import { useState } from 'react';

/** The keyboard stands on the header line. */
export const HEADER = -1;
/** The keyboard stands on a whole row, not on one of its cells. */
export const WHOLE_ROW = -1;

/** Where the keyboard is. */
export interface Active {
  readonly row: number;
  readonly column: number;
  /** Where a range begins that Shift extends. */
  readonly anchor: number;
}

const AT_START: Active = { row: 0, column: WHOLE_ROW, anchor: 0 };

export type ColumnStep = 'previous' | 'next' | 'first' | 'last';

export interface ActiveCell {
  /** Never beyond the last row. */
  readonly active: Active;
  readonly setActive: (active: Active) => void;
  /** To a row, the header included; `extend` keeps the anchor. Returns the row it came to. */
  readonly goToRow: (row: number, extend: boolean) => number;
  readonly goToColumn: (to: ColumnStep, columns: number) => void;
}

/** The one place of the grid that the keyboard stands on. The focus itself stays on the grid. */
export function useActiveCell(total: number, resetKey: string | undefined): ActiveCell {
  const [kept, setActive] = useState<Active>(AT_START);
  const [lastReset, setLastReset] = useState(resetKey);
  if (lastReset !== resetKey) {
    setLastReset(resetKey);
    setActive(AT_START);
  }
  const active: Active = { ...kept, row: Math.min(kept.row, total - 1) };

  return {
    active,
    setActive,
    goToRow: (row, extend) => {
      const to = Math.max(HEADER, Math.min(row, total - 1));
      setActive({
        row: to,
        column: to === HEADER ? Math.max(0, active.column) : active.column,
        anchor: extend ? active.anchor : Math.max(0, to),
      });
      return to;
    },
    goToColumn: (to, columns) => {
      const lowest = active.row === HEADER ? 0 : WHOLE_ROW;
      setActive({ ...active, column: nextColumn(active.column, to, columns, lowest) });
    },
  };
}

function nextColumn(now: number, to: ColumnStep, count: number, lowest: number): number {
  switch (to) {
    case 'previous':
      return Math.max(lowest, now - 1);
    case 'next':
      return Math.min(count - 1, now + 1);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
  }
}
