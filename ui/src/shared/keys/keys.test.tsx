/* eslint-disable @typescript-eslint/no-deprecated -- key code 229 is the only sign of an input method some engines give */
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { chordOf, keyName } from './match';
import { onKeys, useComposedText, useKeys, type PageKeys } from './index';

function press(target: Element, init: KeyboardEventInit & { keyCode?: number; stamp?: number }) {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  if (init.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: init.keyCode });
  if (init.stamp !== undefined) Object.defineProperty(event, 'timeStamp', { value: init.stamp });
  fireEvent(target, event);
}

function composition(target: Element, type: 'compositionstart' | 'compositionend', stamp?: number) {
  const event = new CompositionEvent(type, { bubbles: true });
  if (stamp !== undefined) Object.defineProperty(event, 'timeStamp', { value: stamp });
  fireEvent(target, event);
}

describe('names of keys', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('come from the place on the keyboard while an input method hides them', () => {
    expect(keyName({ ...none, key: 'Process', code: 'KeyC' })).toBe('c');
    expect(keyName({ ...none, key: 'Process', code: 'Slash' })).toBe('/');
    expect(keyName({ ...none, shiftKey: true, key: 'Process', code: 'Slash' })).toBe('?');
  });

  it('understand full-width signs', () => {
    expect(keyName({ ...none, key: '？', code: 'Slash' })).toBe('?');
    expect(keyName({ ...none, key: '、', code: 'Slash' })).toBe('/');
    expect(keyName({ ...none, key: 'ｃ', code: 'KeyC' })).toBe('c');
  });

  it('are written with their modifiers in one order', () => {
    expect(chordOf({ ...none, key: 'H', code: 'KeyH', ctrlKey: true, shiftKey: true })).toBe('mod+shift+h');
    expect(chordOf({ ...none, key: '?', code: 'Slash', shiftKey: true })).toBe('?');
    expect(chordOf({ ...none, key: ' ', code: 'Space' })).toBe('space');
  });
});

describe('keys of an element', () => {
  function setup() {
    const enter = vi.fn();
    render(<input aria-label="field" {...onKeys({ enter })} />);
    return { enter, field: screen.getByLabelText('field') };
  }

  it('act when nothing is composed', () => {
    const { enter, field } = setup();
    press(field, { key: 'Enter' });
    expect(enter).toHaveBeenCalledOnce();
  });

  it('leave Enter to the input method: event flag, key code 229, tracked composition', () => {
    const { enter, field } = setup();
    press(field, { key: 'Enter', isComposing: true });
    press(field, { key: 'Enter', keyCode: 229 });
    composition(field, 'compositionstart');
    press(field, { key: 'Enter' });
    composition(field, 'compositionend', 1000);
    expect(enter).not.toHaveBeenCalled();
  });

  it('ignore the Enter that WebKit delivers right after a composition, and no later one', () => {
    const { enter, field } = setup();
    composition(field, 'compositionstart');
    composition(field, 'compositionend', 5000);
    press(field, { key: 'Enter', stamp: 5012 });
    expect(enter).not.toHaveBeenCalled();
    press(field, { key: 'Enter', stamp: 5080 });
    expect(enter).toHaveBeenCalledOnce();
  });
});

describe('keys of a page', () => {
  function Page({ keys, singleKeys = true }: { keys: PageKeys; singleKeys?: boolean }) {
    useKeys(keys, { singleKeys });
    return <input aria-label="field" />;
  }

  it('act on bare letters and on sequences', () => {
    const [c, go] = [vi.fn(), vi.fn()];
    render(<Page keys={{ c, 'g c': go }} />);
    press(document.body, { key: 'g', code: 'KeyG' });
    press(document.body, { key: 'c', code: 'KeyC' });
    expect(go).toHaveBeenCalledOnce();
    expect(c).not.toHaveBeenCalled();
    press(document.body, { key: 'c', code: 'KeyC' });
    expect(c).toHaveBeenCalledOnce();
  });

  it('leave bare letters to fields, and modifiers not', () => {
    const [c, k] = [vi.fn(), vi.fn()];
    render(<Page keys={{ c, 'mod+k': k }} />);
    press(screen.getByLabelText('field'), { key: 'c', code: 'KeyC' });
    press(screen.getByLabelText('field'), { key: 'k', code: 'KeyK', ctrlKey: true });
    expect(c).not.toHaveBeenCalled();
    expect(k).toHaveBeenCalledOnce();
  });

  it('switch bare letters off when asked to, and during a composition', () => {
    const c = vi.fn();
    const { unmount } = render(<Page keys={{ c }} singleKeys={false} />);
    press(document.body, { key: 'c', code: 'KeyC' });
    unmount();
    render(<Page keys={{ c }} />);
    composition(document.body, 'compositionstart');
    press(document.body, { key: 'c', code: 'KeyC' });
    composition(document.body, 'compositionend');
    expect(c).not.toHaveBeenCalled();
  });
});

it('text is told once a composition has ended, and never set back meanwhile', () => {
  const told: string[] = [];
  function Field() {
    const [, setText] = useState('');
    const field = useComposedText('', (text) => {
      told.push(text);
      setText(text);
    });
    return <input aria-label="field" {...field} />;
  }
  render(<Field />);
  const field = screen.getByLabelText<HTMLInputElement>('field');
  composition(field, 'compositionstart');
  fireEvent.change(field, { target: { value: 'z' } });
  fireEvent.change(field, { target: { value: 'zh' } });
  expect(field.value).toBe('zh');
  expect(told).toEqual([]);
  fireEvent.change(field, { target: { value: '张' } });
  composition(field, 'compositionend');
  expect(told).toEqual(['张']);
});
