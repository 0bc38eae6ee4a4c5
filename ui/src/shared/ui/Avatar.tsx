import classes from './Avatar.module.css';

/** First character of a name; neutral, never coloured by person. */
export function Avatar({ name, selected = false }: { name: string; selected?: boolean }) {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name);
  return (
    <span className={classes['avatar']} data-selected={selected || undefined} aria-hidden="true">
      {first?.segment.toUpperCase()}
    </span>
  );
}
