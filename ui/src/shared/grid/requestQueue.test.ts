import { describe, expect, it, vi } from 'vitest';

import { makeRequestQueue } from './requestQueue';

function answer() {
  let give: (text: string) => void = () => undefined;
  const ask = vi.fn(() => new Promise<string>((resolve) => (give = resolve)));
  return { ask, give: (text: string) => give(text) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a queue of requests', () => {
  it('sends a few at a time, the newest first', async () => {
    const queue = makeRequestQueue(1);
    const [first, second, third] = [answer(), answer(), answer()];
    const { signal } = new AbortController();
    const done = queue(first.ask, signal);
    void queue(second.ask, signal);
    void queue(third.ask, signal);
    expect([first, second, third].map(({ ask }) => ask.mock.calls.length)).toEqual([1, 0, 0]);
    first.give('one');
    expect(await done).toBe('one');
    await settled();
    expect([second, third].map(({ ask }) => ask.mock.calls.length)).toEqual([0, 1]);
  });

  it('never sends what is no longer wanted', async () => {
    const queue = makeRequestQueue(1);
    const [first, second, third] = [answer(), answer(), answer()];
    const { signal } = new AbortController();
    const passed = new AbortController();
    void queue(first.ask, signal);
    void queue(second.ask, signal);
    const dropped = queue(third.ask, passed.signal);
    passed.abort();
    first.give('one');
    await expect(dropped).rejects.toThrow('scrolled past');
    await settled();
    expect(third.ask).not.toHaveBeenCalled();
    expect(second.ask).toHaveBeenCalledOnce();
  });

  it('goes on after a refusal', async () => {
    const queue = makeRequestQueue(1);
    const { signal } = new AbortController();
    await expect(queue(() => Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
    expect(await queue(() => Promise.resolve('yes'), signal)).toBe('yes');
  });
});
