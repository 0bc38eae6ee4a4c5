import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { useRowPages } from './useRowPages';

const TOTAL = 100_000;

function setup() {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const fetchPage = vi.fn((offset: number, limit: number) =>
    Promise.resolve({
      total: TOTAL,
      rows: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, index) => offset + index),
    }),
  );
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(({ key }) => useRowPages({ queryKey: ['rows', key], fetchPage }), {
    wrapper,
    initialProps: { key: 'a' },
  });
  return { fetchPage, client, ...hook };
}

describe('rows in windows', () => {
  it('fetches the pages in view and the next one ahead, not the list', async () => {
    const { result, fetchPage } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    expect(result.current.row(0)).toBe(0);
    act(() => result.current.onWindow(170, 199));
    await waitFor(() => expect(fetchPage).toHaveBeenCalledTimes(2));
    expect(fetchPage).toHaveBeenLastCalledWith(200, 200);
  });

  it('jumps to a far place without fetching what lies between', async () => {
    const { result, fetchPage } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    act(() => result.current.onWindow(90_010, 90_050));
    expect(result.current.row(90_020)).toBeUndefined();
    await waitFor(() => expect(result.current.row(90_020)).toBe(90_020));
    expect(fetchPage).toHaveBeenCalledTimes(2);
    expect(result.current.total).toBe(TOTAL);
  });

  it('never asks for pages that were scrolled past before their turn', async () => {
    const { result, fetchPage } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    const answers: (() => void)[] = [];
    fetchPage.mockImplementation(
      (offset: number) =>
        new Promise((resolve) => {
          answers.push(() => resolve({ total: TOTAL, rows: [offset] }));
        }),
    );
    for (const first of [200, 400, 600, 800, 1_000]) {
      act(() => result.current.onWindow(first, first + 20));
    }
    const asked = () => fetchPage.mock.calls.slice(1).map(([offset]) => offset);
    await waitFor(() => expect(asked()).toEqual([200, 400]));
    answers.forEach((answer) => answer());
    await waitFor(() => expect(asked()).toEqual([200, 400, 1_000]));
  });

  it('keeps its rows and its place while they are fetched again', async () => {
    const { result, client } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    act(() => result.current.onWindow(90_010, 90_050));
    await waitFor(() => expect(result.current.row(90_020)).toBe(90_020));
    const refetch = client.invalidateQueries();
    expect(result.current.row(90_020)).toBe(90_020);
    await act(() => refetch);
    expect(result.current.row(90_020)).toBe(90_020);
  });

  it('starts anew for another question', async () => {
    const { result, rerender } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    rerender({ key: 'b' });
    expect(result.current.total).toBeUndefined();
    await waitFor(() => expect(result.current.row(5)).toBe(5));
  });

  it('gives ranges that reach over several pages', async () => {
    const { result } = setup();
    await waitFor(() => expect(result.current.total).toBe(TOTAL));
    const range = await result.current.range(190, 410);
    expect([range.length, range[0], range.at(-1)]).toEqual([220, 190, 409]);
  });
});
