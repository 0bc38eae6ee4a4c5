import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { clearToasts, toast, undoLatest, useToasts } from './store';

afterEach(() => act(clearToasts));

describe('toasts', () => {
  it('are three at most, and the newest is the last', () => {
    const { result } = renderHook(useToasts);
    act(() => {
      for (const text of ['1', '2', '3', '4']) toast({ text });
    });
    expect(result.current.map(({ text }) => text)).toEqual(['2', '3', '4']);
  });

  it('with the same id take the place of the newest, and are taken back first', () => {
    const { result } = renderHook(useToasts);
    const undo = vi.fn();
    const older = vi.fn();
    act(() => {
      toast({ id: 'a', text: '1' });
      toast({ id: 'b', text: '2', undo: older });
      toast({ id: 'a', text: '3', undo });
    });
    expect(result.current.map(({ text }) => text)).toEqual(['2', '3']);
    act(() => void undoLatest());
    expect([undo.mock.calls.length, older.mock.calls.length]).toEqual([1, 0]);
  });
});
