import type { ErrorCode, Param, WireError } from '../generated/contract';

/** A refusal of the core, with everything needed to say it in words. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, Param>>;
  readonly reference: string;

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'CallError';
    this.code = wire.code;
    this.params = wire.params;
    this.reference = wire.reference;
  }

  /** A numeric parameter, or the fallback when the core did not send one. */
  number(name: string, fallback = 0): number {
    const value = this.params[name];
    return typeof value === 'number' ? value : fallback;
  }

  /** A textual parameter, or the empty text. */
  text(name: string): string {
    const value = this.params[name];
    return value === undefined ? '' : String(value);
  }
}

function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'reference' in value;
}

/** Whatever a host rejects with, as a `CallError`; a broken host counts as a defect of the program. */
export function toCallError(reason: unknown): CallError {
  if (reason instanceof CallError) return reason;
  if (isWireError(reason)) return new CallError(reason);
  return new CallError({ code: 'internal', params: {}, reference: '--------' });
}
