import type { CommandName, Platform, RequestOf, ResponseOf } from '../platform/types';
import { toCallError } from './errors';

/** Runs a command; every failure arrives as a `CallError`. */
export async function call<K extends CommandName>(
  platform: Platform,
  command: K,
  request: RequestOf<K>,
): Promise<ResponseOf<K>> {
  try {
    return await platform.call(command, request);
  } catch (reason) {
    throw toCallError(reason);
  }
}
