import type { FieldKey } from '../generated/contract';

/** A field the vault has of its own. */
export type OwnField = Extract<FieldKey, `custom${string}`>;

const SLOTS = Array.from(
  { length: 32 },
  (_, index) => `custom${String(index + 1).padStart(2, '0')}` as OwnField,
);

let labels: Readonly<Partial<Record<string, string>>> = {};

/** What the open vault calls its own fields; nothing while none is open. */
export function setOwnLabels(next: Readonly<Partial<Record<string, string>>>) {
  labels = next;
}

/** Adds the vault's own fields to the names of the built-in ones: by their labels, by a number without one. */
export function withOwnFields<T extends object>(
  names: T,
  usual: (number: number) => string,
): T & Record<OwnField, string> {
  const all = { ...names } as T & Record<OwnField, string>;
  SLOTS.forEach((slot, index) => {
    Object.defineProperty(all, slot, { enumerable: true, get: () => labels[slot] ?? usual(index + 1) });
  });
  return all;
}

export function isOwnField(field: FieldKey): field is OwnField {
  return field.startsWith('custom');
}

export const OWN_FIELDS: readonly OwnField[] = SLOTS;
