import type { Param } from '../generated/contract';

/** What an error may say about itself: numbers and names of fields, never a customer's data. */
export interface ErrorParams {
  number(name: string, fallback?: number): number;
  text(name: string): string;
}

/** What happened and what it means, then the next step. */
export interface ErrorText {
  what: string;
  next: string;
}

export type ErrorTexts<Code extends string> = Record<Code, (params: ErrorParams) => ErrorText>;

/** Parameters out of a plain object, for tests and lists of errors. */
export function paramsOf(values: Readonly<Record<string, Param>>): ErrorParams {
  return {
    number: (name, fallback = 0) => {
      const value = values[name];
      return typeof value === 'number' ? value : fallback;
    },
    text: (name) => {
      const value = values[name];
      return value === undefined ? '' : String(value);
    },
  };
}
