import type { HandoverRule } from '../../../generated/contract';

export type RuleKind = HandoverRule['kind'];
export const RULES: readonly RuleKind[] = ['one', 'in_turn', 'by_city', 'team', 'pool'];

/** What has been chosen so far; what belongs to another kind stays, for coming back to it. */
export interface RuleDraft {
  readonly kind: RuleKind;
  readonly one: string | undefined;
  /** In the order they were chosen. */
  readonly turn: readonly string[];
  readonly cities: Readonly<Record<string, string>>;
  /** Every other city. */
  readonly others: string | undefined;
  readonly team: string | undefined;
}

export const noRule: RuleDraft = {
  kind: 'one',
  one: undefined,
  turn: [],
  cities: {},
  others: undefined,
  team: undefined,
};

/** The rule as the core takes it; nothing while something is missing. */
export function ruleOf(draft: RuleDraft): HandoverRule | undefined {
  const { kind, one, turn, cities, others, team } = draft;
  switch (kind) {
    case 'pool':
      return { kind };
    case 'one':
      return one === undefined ? undefined : { kind, to: one };
    case 'team':
      return team === undefined ? undefined : { kind, to: team };
    case 'in_turn':
      return turn.length === 0 ? undefined : { kind, to: [...turn] };
    case 'by_city':
      if (others === undefined) return undefined;
      return {
        kind,
        cities: Object.entries(cities).map(([city, to]) => ({ city, to })),
        others,
      };
  }
}

/** Chosen at the end of the line, or taken out of it. */
export function toggleTurn(turn: readonly string[], personId: string): readonly string[] {
  return turn.includes(personId) ? turn.filter((id) => id !== personId) : [...turn, personId];
}

/** One city's receiver; without one it goes with the others. */
export function withCity(cities: RuleDraft['cities'], city: string, to: string): RuleDraft['cities'] {
  const rest = Object.fromEntries(Object.entries(cities).filter(([other]) => other !== city));
  return to === '' ? rest : { ...rest, [city]: to };
}
