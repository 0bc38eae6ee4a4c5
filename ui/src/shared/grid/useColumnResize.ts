import type { PointerEvent, RefObject } from 'react';

import { MIN_COLUMN_PX, resized, template, type Column, type ColumnLayout } from './columns';

interface Resizable<T> {
  readonly shown: readonly Column<T>[];
  readonly layout: ColumnLayout;
  /** Width of the checkbox column. */
  readonly lead: number;
  readonly onLayout: (layout: ColumnLayout) => void;
}

/** Dragging the edge of a header. Only one variable changes meanwhile; rows are not rendered again until the end. */
export function useColumnResize<T>(
  scroller: RefObject<HTMLElement | null>,
  { shown, layout, lead, onLayout }: Resizable<T>,
) {
  return (event: PointerEvent<HTMLElement>) => {
    const handle = (event.target as Element).closest<HTMLElement>('[data-resize]');
    const column = shown.find((one) => one.id === handle?.dataset['resize']);
    const element = scroller.current;
    if (handle === null || column === undefined || element === null || event.button !== 0) return;
    event.preventDefault();
    const start = event.clientX;
    const from = handle.parentElement?.getBoundingClientRect().width ?? MIN_COLUMN_PX;
    handle.setPointerCapture(event.pointerId);
    const drag = (move: globalThis.PointerEvent) => {
      const next = resized(layout, column.id, from + move.clientX - start);
      element.style.setProperty('--grid-cols', template(shown, next, lead));
    };
    const stop = (up: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', drag);
      handle.removeEventListener('pointerup', stop);
      handle.removeEventListener('pointercancel', stop);
      if (up.type === 'pointerup' && up.clientX !== start) {
        onLayout(resized(layout, column.id, from + up.clientX - start));
      } else {
        element.style.setProperty('--grid-cols', template(shown, layout, lead));
      }
    };
    handle.addEventListener('pointermove', drag);
    handle.addEventListener('pointerup', stop);
    handle.addEventListener('pointercancel', stop);
  };
}
