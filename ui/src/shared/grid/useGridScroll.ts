import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

import {
  afterScroll,
  mustRealign,
  physicalHeight,
  positionAt,
  reveal,
  visibleRows,
  type Extent,
  type Position,
  type RowRange,
} from './geometry';

/**
 * Rows drawn beyond each edge. Few: rows are drawn in the frame of their scroll event, so these only have to cover what
 * the compositor moves before it is told of, and in a fast drag each of them is work for nothing.
 */
const OVERSCAN = 4;
/** After this rest the scrollbar of a capped list is put where it belongs. */
const REALIGN_MS = 120;
const START: Position = { physical: 0, virtual: 0 };

export interface GridScroll {
  readonly range: RowRange;
  /** Height of the element the scrollbar measures. */
  readonly height: number;
  readonly width: number;
  readonly pageRows: number;
  readonly showRow: (row: number) => void;
  readonly toTop: () => void;
}

/** Ties the scroll container to the geometry. The header of `headHeight` px sticks and takes part of the viewport. */
export function useGridScroll(
  scrollerRef: RefObject<HTMLDivElement | null>,
  total: number,
  rowHeight: number,
  headHeight: number,
): GridScroll {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const viewport = Math.max(0, size.height - headHeight);
  const extent: Extent = { total, rowHeight, viewport };
  const live = useRef({ extent, at: START });
  const [at, setAt] = useState<Position>(START);
  /** What the rows on the page were drawn for. */
  const drawn = useRef(START);
  const realign = useRef<number | undefined>(undefined);

  const place = useCallback(
    (next: Position) => {
      live.current.at = next;
      drawn.current = next;
      setAt(next);
      const element = scrollerRef.current;
      if (element !== null && Math.abs(element.scrollTop - next.physical) > 0.5) {
        element.scrollTop = next.physical;
      }
    },
    [scrollerRef],
  );

  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (element === null) {
      return;
    }
    const measure = () => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [scrollerRef]);

  // The list became shorter, taller or denser: the first visible row stays where it is.
  const previous = useRef(extent);
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = extent;
    live.current.extent = extent;
    const changed = before.total !== total || before.rowHeight !== rowHeight || before.viewport !== viewport;
    if (changed && total > 0) {
      place(positionAt(extent, (live.current.at.virtual / before.rowHeight) * rowHeight));
    }
  });

  useEffect(() => {
    const element = scrollerRef.current;
    if (element === null) {
      return;
    }
    const settle = () => {
      const { extent: now, at: here } = live.current;
      place(positionAt(now, here.virtual));
    };
    const draw = () => {
      const { extent: now, at: here } = live.current;
      if (!drawnDiffers(now, drawn.current, here)) {
        return;
      }
      drawn.current = here;
      // Drawn in the same frame: otherwise a fast wheel shows empty space first.
      flushSync(() => {
        setAt(here);
      });
    };
    let frame: number | undefined;
    const onFrame = () => {
      frame = undefined;
      draw();
    };
    const onScroll = () => {
      const { extent: now, at: here } = live.current;
      const { scrollTop } = element;
      if (scrollTop === here.physical) {
        return;
      }
      const next = afterScroll(now, here, scrollTop);
      live.current.at = next;
      window.clearTimeout(realign.current);
      if (mustRealign(now, next)) {
        settle();
        return;
      }
      // An engine may tell of several moves between two frames: the first is drawn at once, the rest with the frame.
      if (frame === undefined) {
        frame = window.requestAnimationFrame(onFrame);
        draw();
      }
      if (physicalHeight(now) < now.total * now.rowHeight) {
        realign.current = window.setTimeout(settle, REALIGN_MS);
      }
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.clearTimeout(realign.current);
      if (frame !== undefined) {
        window.cancelAnimationFrame(frame);
      }
      element.removeEventListener('scroll', onScroll);
    };
  }, [scrollerRef, place]);

  const showRow = useCallback(
    (row: number) => {
      const { extent: now, at: here } = live.current;
      place(reveal(now, here, row));
    },
    [place],
  );
  const toTop = useCallback(() => {
    place(START);
  }, [place]);

  return {
    range: visibleRows(extent, at, OVERSCAN),
    height: physicalHeight(extent),
    width: size.width,
    pageRows: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    showRow,
    toTop,
  };
}

/** Within half the overscan nothing new has to be drawn: most scroll events cost no rendering at all. */
function drawnDiffers(extent: Extent, from: Position, to: Position): boolean {
  const step = OVERSCAN / 2;
  const before = visibleRows(extent, from, 0);
  const after = visibleRows(extent, to, 0);
  return (
    before.layerTop !== after.layerTop ||
    Math.floor(before.first / step) !== Math.floor(after.first / step) ||
    Math.floor(before.end / step) !== Math.floor(after.end / step)
  );
}
