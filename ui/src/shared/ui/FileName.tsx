import classes from './FileName.module.css';

/** What of the name always stays: a few characters that tell files apart, and the ending. */
const END = 9;

/** A file's name in one line. Where there is no room for all of it the middle gives way, not the ending. */
export function FileName({ name }: { name: string }) {
  const characters = Array.from(name);
  const cut = Math.max(0, characters.length - END);
  return (
    <span className={classes['name']} title={name}>
      <span className={classes['start']}>{characters.slice(0, cut).join('')}</span>
      <span className={classes['end']}>{characters.slice(cut).join('')}</span>
    </span>
  );
}
