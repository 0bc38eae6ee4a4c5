import { useSyncExternalStore } from 'react';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastInput {
  text: string;
  tone?: 'plain' | 'warning' | 'error';
  /** Takes the place of a toast with the same id, as the newest. */
  id?: string;
  /** Takes it back; also by Ctrl+Z outside fields. The button says 撤销. */
  undo?: () => void;
  action?: ToastAction;
  /** How long it stays; errors stay until closed. */
  ms?: number;
  sticky?: boolean;
}

export interface Toast extends ToastInput {
  id: string;
}

const MOST = 3;

let toasts: readonly Toast[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function put(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a short message at the bottom left, beside the sidebar; the oldest gives way to a fourth. Returns its id. */
export function toast(input: ToastInput): string {
  counter += 1;
  const id = input.id ?? `toast-${counter}`;
  const next: Toast = { ...input, id };
  put([...toasts.filter((other) => other.id !== id), next].slice(-MOST));
  return id;
}

export function dismissToast(id: string) {
  if (toasts.some((other) => other.id === id)) put(toasts.filter((other) => other.id !== id));
}

/** On lock: what a toast says belongs to the person who has left. */
export function clearToasts() {
  if (toasts.length > 0) put([]);
}

/** Runs the newest undo there is; false when there is none. */
export function undoLatest(): boolean {
  const latest = toasts.findLast((other) => other.undo);
  if (!latest?.undo) return false;
  dismissToast(latest.id);
  latest.undo();
  return true;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}
