/**
 * Where rows stand when the list may be taller than a browser can make an element.
 *
 * Two lengths: *virtual* is rows × height, *physical* is what the scrollbar sees. They are equal for short lists. For
 * long ones the physical length is capped; dragging the scrollbar moves proportionally, while wheel and keys move by
 * their own pixels, so that one notch is never a jump over rows.
 */

/** WebKit stops at about 33 M px and loses sub-pixel precision long before. */
export const MAX_PHYSICAL_PX = 8_000_000;

/** Rows are placed relative to a block start: offsets stay small enough for exact 32-bit floats. */
const BLOCK_ROWS = 1_000;

export interface Extent {
  readonly total: number;
  readonly rowHeight: number;
  readonly viewport: number;
}

export interface Position {
  /** What `scrollTop` is, or has to become. */
  readonly physical: number;
  /** Distance from the top of the first row. */
  readonly virtual: number;
}

export interface RowRange {
  /** Rendered rows, half-open, overscan included. */
  readonly first: number;
  readonly end: number;
  /** Row the others are placed from. */
  readonly base: number;
  /** Where the base row stands inside the physical space, in px. */
  readonly layerTop: number;
  /** How many rows can be drawn at once. Depends on the window alone, so that rows keep their elements while scrolling. */
  readonly slots: number;
}

export function virtualHeight(extent: Extent): number {
  return extent.total * extent.rowHeight;
}

export function physicalHeight(extent: Extent): number {
  return Math.min(virtualHeight(extent), MAX_PHYSICAL_PX);
}

function maxVirtual(extent: Extent): number {
  return Math.max(0, virtualHeight(extent) - extent.viewport);
}

function maxPhysical(extent: Extent): number {
  return Math.max(0, physicalHeight(extent) - extent.viewport);
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}

/** The place whose first visible pixel is `virtual`. */
export function positionAt(extent: Extent, virtual: number): Position {
  const place = clamp(virtual, maxVirtual(extent));
  const ratio = maxVirtual(extent) === 0 ? 0 : maxPhysical(extent) / maxVirtual(extent);
  return { virtual: place, physical: ratio === 1 ? place : Math.round(place * ratio) };
}

/** Where the list is after the browser reported a new `scrollTop`. */
export function afterScroll(extent: Extent, from: Position, scrollTop: number): Position {
  const limit = maxVirtual(extent);
  if (maxPhysical(extent) === limit) {
    return { physical: scrollTop, virtual: clamp(scrollTop, limit) };
  }
  const moved = scrollTop - from.physical;
  if (Math.abs(moved) > extent.viewport) {
    return {
      physical: scrollTop,
      virtual: clamp(Math.round((scrollTop / maxPhysical(extent)) * limit), limit),
    };
  }
  return { physical: scrollTop, virtual: clamp(from.virtual + moved, limit) };
}

/** Whether small moves have carried the scrollbar so close to an end that it must be put right at once. */
export function mustRealign(extent: Extent, at: Position): boolean {
  if (maxPhysical(extent) === maxVirtual(extent)) {
    return false;
  }
  const right = positionAt(extent, at.virtual);
  const nearEnd = at.physical < extent.viewport || at.physical > maxPhysical(extent) - extent.viewport;
  return nearEnd && Math.abs(right.physical - at.physical) > 1;
}

/** Which rows to draw. `overscan` rows are added on both sides. */
export function visibleRows(extent: Extent, at: Position, overscan: number): RowRange {
  const { total, rowHeight, viewport } = extent;
  const first = Math.max(0, Math.floor(at.virtual / rowHeight) - overscan);
  const end = Math.min(total, Math.ceil((at.virtual + viewport) / rowHeight) + overscan);
  const base = Math.floor(first / BLOCK_ROWS) * BLOCK_ROWS;
  const slots = Math.ceil(viewport / rowHeight) + 1 + 2 * overscan;
  return { first, end, base, layerTop: base * rowHeight - (at.virtual - at.physical), slots };
}

/** The smallest move that shows the whole row. */
export function reveal(extent: Extent, at: Position, row: number): Position {
  const top = row * extent.rowHeight;
  const bottom = top + extent.rowHeight;
  if (top < at.virtual) {
    return positionAt(extent, top);
  }
  if (bottom > at.virtual + extent.viewport) {
    return positionAt(extent, bottom - extent.viewport);
  }
  return at;
}
