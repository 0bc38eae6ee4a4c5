/** Small deterministic generator (mulberry32): the same made-up data on every start. */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick<T>(items: readonly [T, ...T[]]): T {
      return items[Math.floor(next() * items.length)] ?? items[0];
    },
    digits: (count: number) => Array.from({ length: count }, () => Math.floor(next() * 10)).join(''),
  };
}

export type Random = ReturnType<typeof makeRandom>;

/** An identifier as the core writes it: 32 hex digits. */
export function fakeId(kind: number, number: number): string {
  return kind.toString(16).padStart(4, '0') + number.toString(16).padStart(28, '0');
}
