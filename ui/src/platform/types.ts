import type { Commands, CoreEvent } from '../generated/contract';

export type CommandName = keyof Commands;
export type RequestOf<K extends CommandName> = Commands[K]['request'];
export type ResponseOf<K extends CommandName> = Commands[K]['response'];

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
}
