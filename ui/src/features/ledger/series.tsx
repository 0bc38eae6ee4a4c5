import type { ActionGroup } from '../../generated/contract';
import type { Kind } from './chartMath';
import classes from './charts.module.css';

/** How a kind of entry is drawn: a pattern as well as a colour. */
type Look = 'solid' | 'hatch' | 'back' | 'lines' | 'dots';

interface Series {
  /** What the table is narrowed to; several groups stand together as "others". */
  readonly group: ActionGroup | undefined;
  readonly look: Look;
  readonly colour: string;
}

export const series: Readonly<Record<Kind, Series>> = {
  logins: { group: 'login', look: 'solid', colour: 'var(--chart-d)' },
  others: { group: undefined, look: 'dots', colour: 'var(--chart-d)' },
  changes: { group: 'change', look: 'solid', colour: 'var(--heat-2)' },
  imports: { group: 'import', look: 'lines', colour: 'var(--heat-3)' },
  views: { group: 'view', look: 'solid', colour: 'var(--chart-a)' },
  copies: { group: 'copy', look: 'hatch', colour: 'var(--chart-b)' },
  rights: { group: 'rights', look: 'back', colour: 'var(--chart-c)' },
  exports: { group: 'export', look: 'solid', colour: 'var(--chart-c)' },
};

/** What a rectangle of this kind is filled with, where `<Patterns id={id} />` stands in the same drawing. */
export function fillOf(kind: Kind, id: string): string {
  const { look, colour } = series[kind];
  return look === 'solid' ? colour : `url(#${id}-${kind})`;
}

const turns: Readonly<Record<Look, string>> = {
  solid: '',
  hatch: 'rotate(45)',
  back: 'rotate(-45)',
  lines: '',
  dots: '',
};

export function Patterns({ id, kinds }: { id: string; kinds: readonly Kind[] }) {
  return (
    <defs>
      {kinds
        .filter((kind) => series[kind].look !== 'solid')
        .map((kind) => {
          const { look, colour } = series[kind];
          return (
            <pattern
              key={kind}
              id={`${id}-${kind}`}
              width="4"
              height="4"
              patternUnits="userSpaceOnUse"
              patternTransform={turns[look]}
            >
              <rect width="4" height="4" fill="var(--bg)" />
              {look === 'dots' ? (
                <circle cx="2" cy="2" r="1.3" fill={colour} />
              ) : (
                <rect width={look === 'lines' ? 4 : 2} height={look === 'lines' ? 2 : 4} fill={colour} />
              )}
            </pattern>
          );
        })}
    </defs>
  );
}

/** The key of a kind in the legend. */
export function Swatch({ kind, id }: { kind: Kind; id: string }) {
  return (
    <svg width="10" height="10" aria-hidden="true" className={classes['swatch']}>
      <Patterns id={id} kinds={[kind]} />
      <rect width="10" height="10" fill={fillOf(kind, id)} />
    </svg>
  );
}
