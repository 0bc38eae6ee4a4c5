import type { Factors, Level } from '../../generated/contract';

export const LEVELS: readonly Level[] = ['L1', 'L2', 'L3'];

const rank: Record<Level, number> = { L1: 1, L2: 2, L3: 3 };

/** Whether a level is lower than another. */
export function isLower(one: Level, other: Level): boolean {
  return rank[one] < rank[other];
}

export function levelsBetween(lowest: Level, highest: Level): readonly Level[] {
  return LEVELS.filter((level) => !isLower(level, lowest) && !isLower(highest, level));
}

/** Why something is lowered, as it is typed. */
export interface Grounds {
  readonly reason: string;
  readonly factors: Factors;
}

export const noGrounds: Grounds = { reason: '', factors: { affected: '', degree: '', precision: '' } };

export function isComplete({ reason, factors }: Grounds): boolean {
  return [reason, factors.affected, factors.degree, factors.precision].every((text) => text.trim() !== '');
}
