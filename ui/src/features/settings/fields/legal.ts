import type { LegalClass, SpiKind } from '../../../generated/contract';

/** Legal classes, the one that asks for least first. */
export const CLASSES: readonly LegalClass[] = [
  'not_personal',
  'personal',
  'sensitive_personal',
  'under_fourteen',
];

export const SPI_KINDS: readonly SpiKind[] = [
  'biometric',
  'religion',
  'specific_identity',
  'health',
  'financial',
  'location',
  'minor',
  'other',
];

export function isLessLegal(one: LegalClass, other: LegalClass): boolean {
  return CLASSES.indexOf(one) < CLASSES.indexOf(other);
}

/** The law asks for a stated need and a separate consent. */
export function isSensitive(legalClass: LegalClass | null): boolean {
  return legalClass === 'sensitive_personal' || legalClass === 'under_fourteen';
}
