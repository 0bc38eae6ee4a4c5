/** What a key means in the grid; the grid decides what it does. */
export type GridKey =
  | { readonly kind: 'move'; readonly rows: number; readonly extend: boolean }
  | { readonly kind: 'page'; readonly by: -1 | 1; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly to: 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'column'; readonly to: 'previous' | 'next' | 'first' | 'last' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'all' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'open'; readonly wide: boolean }
  | { readonly kind: 'edit' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'reveal' }
  | { readonly kind: 'find' };

export interface KeyLike {
  readonly key: string;
  /** Physical key; a Chinese input method may report `key` as `Process`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Reads a key press; `undefined` leaves it to others. */
export function gridKey(event: KeyLike, singleKeys: boolean): GridKey | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  if (event.altKey) {
    return undefined;
  }
  switch (event.key) {
    case 'ArrowDown':
      return ctrl ? undefined : { kind: 'move', rows: 1, extend };
    case 'ArrowUp':
      return ctrl ? undefined : { kind: 'move', rows: -1, extend };
    case 'ArrowLeft':
      return ctrl || extend ? undefined : { kind: 'column', to: 'previous' };
    case 'ArrowRight':
      return ctrl || extend ? undefined : { kind: 'column', to: 'next' };
    case 'PageDown':
      return { kind: 'page', by: 1, extend };
    case 'PageUp':
      return { kind: 'page', by: -1, extend };
    case 'Home':
      return ctrl ? { kind: 'edge', to: 'first', extend } : { kind: 'column', to: 'first' };
    case 'End':
      return ctrl ? { kind: 'edge', to: 'last', extend } : { kind: 'column', to: 'last' };
    case ' ':
      return ctrl || extend ? undefined : { kind: 'toggle' };
    case 'Enter':
      return { kind: 'open', wide: ctrl };
    case 'Escape':
      return { kind: 'clear' };
    case 'Delete':
      return ctrl || extend ? undefined : { kind: 'remove' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F2':
      return ctrl || extend ? undefined : { kind: 'edit' };
    case 'F10':
      return extend ? { kind: 'menu' } : undefined;
    default:
      return letterKey(event, ctrl, singleKeys);
  }
}

function letterKey(event: KeyLike, ctrl: boolean, singleKeys: boolean): GridKey | undefined {
  if (event.code === 'KeyA' && ctrl && !event.shiftKey) {
    return { kind: 'all' };
  }
  if (!singleKeys || ctrl || event.shiftKey) {
    return undefined;
  }
  if (event.code === 'KeyR') {
    return { kind: 'reveal' };
  }
  return event.code === 'Slash' ? { kind: 'find' } : undefined;
}
