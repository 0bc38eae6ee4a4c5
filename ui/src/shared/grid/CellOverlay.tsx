import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';

import classes from './grid.module.css';

/** Room below the cell for what the editor has to say; with less of it the editor says it above. */
const ROOM_PX = 56;
const MIN_WIDTH_PX = 176;
/** The editor begins so much before its cell that its text stands where the cell's stood. */
const PAD_PX = 8;

interface CellOverlayProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly index: number;
  readonly columnId: string;
  readonly children: ReactNode;
}

/**
 * The editor's place: over its cell, outside the rows.
 *
 * Beside the scrolling element, not in it: rows are moved by transforms, and inside a transformed element the window of
 * an input method opens in the wrong place.
 */
export function CellOverlay({ scroller, index, columnId, children }: CellOverlayProps) {
  const layer = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const grid = scroller.current;
    if (grid === null) return;
    const follow = () => {
      const [outer, inner] = [layer.current, box.current];
      if (outer === null || inner === null) return;
      const row = grid.querySelector(`[data-row="${String(index)}"]`);
      const line = row?.getBoundingClientRect();
      const element = row?.querySelector(`[data-cell="${columnId}"]`);
      const cell = element?.getBoundingClientRect() ?? line;
      const frame = outer.getBoundingClientRect();
      // Scrolled out of what is drawn: kept, with what was typed, out of sight.
      const top = line === undefined ? -frame.height : line.top - frame.top;
      const height = line?.height ?? 0;
      const width = Math.min(Math.max(cell?.width ?? 0, MIN_WIDTH_PX), frame.width);
      // The cell the keyboard stands on is drawn larger; its text stays.
      const padding = element instanceof HTMLElement ? getComputedStyle(element).paddingInlineStart : '';
      const left = (cell?.left ?? frame.left) - frame.left + (parseFloat(padding) || 0) - PAD_PX;
      inner.style.top = `${String(top)}px`;
      inner.style.left = `${String(Math.min(Math.max(0, left), frame.width - width))}px`;
      inner.style.width = `${String(width)}px`;
      inner.style.height = `${String(height)}px`;
      inner.dataset['says'] = top + height + ROOM_PX > frame.height ? 'above' : 'below';
    };
    follow();
    grid.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    return () => {
      grid.removeEventListener('scroll', follow);
      window.removeEventListener('resize', follow);
    };
  });

  return (
    <div ref={layer} className={classes.overlay}>
      <div ref={box} className={classes.editor} data-testid="cell-editor">
        {children}
      </div>
    </div>
  );
}
