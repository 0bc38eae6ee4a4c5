import { describe, expect, it } from 'vitest';

import {
  afterScroll,
  MAX_PHYSICAL_PX,
  mustRealign,
  physicalHeight,
  positionAt,
  reveal,
  visibleRows,
  type Extent,
} from './geometry';

const short: Extent = { total: 1_000, rowHeight: 40, viewport: 600 };
const million: Extent = { total: 1_000_000, rowHeight: 40, viewport: 600 };

describe('a list that fits', () => {
  it('scrolls pixel by pixel', () => {
    expect(physicalHeight(short)).toBe(40_000);
    const at = afterScroll(short, positionAt(short, 0), 12_345);
    expect(at).toEqual({ physical: 12_345, virtual: 12_345 });
    expect(mustRealign(short, at)).toBe(false);
  });

  it('draws the rows in view and a few more', () => {
    const range = visibleRows(short, positionAt(short, 4_000), 5);
    expect([range.first, range.end]).toEqual([95, 120]);
    expect(visibleRows(short, positionAt(short, 1e9), 5).end).toBe(1_000);
  });
});

describe('a list taller than an element can be', () => {
  it('keeps the element at the limit', () => {
    expect(physicalHeight(million)).toBe(MAX_PHYSICAL_PX);
  });

  it('reaches the last row when the scrollbar is dragged to the end', () => {
    const end = afterScroll(million, positionAt(million, 0), MAX_PHYSICAL_PX - 600);
    expect(visibleRows(million, end, 0).end).toBe(1_000_000);
  });

  it('moves by its own pixels with the wheel, so that no row is jumped over', () => {
    const middle = positionAt(million, 20_000_000);
    const next = afterScroll(million, middle, middle.physical + 100);
    expect(next.virtual - middle.virtual).toBe(100);
  });

  it('puts rows where they belong on the screen, in numbers small enough to be exact', () => {
    const at = afterScroll(
      million,
      positionAt(million, 20_000_000),
      positionAt(million, 20_000_000).physical + 240,
    );
    const { first, base, layerTop } = visibleRows(million, at, 0);
    const onScreen = layerTop + (first - base) * 40 - at.physical;
    expect(onScreen).toBeCloseTo(first * 40 - at.virtual, 6);
    expect((first - base) * 40).toBeLessThan(40_000);
  });

  it('asks to be put right before small moves run into an end', () => {
    let at = positionAt(million, 3_000);
    for (let step = 0; step < 20 && !mustRealign(million, at); step += 1) {
      at = afterScroll(million, at, Math.max(0, at.physical - 100));
    }
    expect(mustRealign(million, at)).toBe(true);
    expect(at.virtual).toBeGreaterThan(0);
  });
});

describe('showing a row', () => {
  it('moves as little as possible', () => {
    const at = positionAt(short, 4_000);
    expect(reveal(short, at, 100)).toBe(at);
    expect(reveal(short, at, 99).virtual).toBe(3_960);
    expect(reveal(short, at, 115).virtual).toBe(4_040);
  });
});
