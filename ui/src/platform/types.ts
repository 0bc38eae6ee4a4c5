import type { Commands, CoreEvent } from '../generated/contract';

export type CommandName = keyof Commands;
export type RequestOf<K extends CommandName> = Commands[K]['request'];
export type ResponseOf<K extends CommandName> = Commands[K]['response'];

/** Files from another program above the window: they came, left again, or were let go. */
export type FileDrag =
  | { readonly kind: 'over' }
  | { readonly kind: 'left' }
  /** Full paths: passed to commands that open files, never read by the page. */
  | { readonly kind: 'dropped'; readonly paths: readonly string[] };

/** All the page may ask of its host. */
export interface Platform {
  /**
   * Runs a command of the core.
   *
   * Rejects with a `WireError` (plain object) when the core refuses, with anything else when the host is broken.
   */
  call<K extends CommandName>(command: K, request: RequestOf<K>): Promise<ResponseOf<K>>;
  /** Subscribes to what the core tells without being asked; the result ends the subscription. */
  onEvent(listener: (event: CoreEvent) => void): () => void;
  /** Subscribes to files dragged over the window; the result ends the subscription. */
  onFileDrag(listener: (drag: FileDrag) => void): () => void;
  /** Shows the whole page larger or smaller; 100 is its natural size. */
  setZoom(percent: number): Promise<void>;
}
