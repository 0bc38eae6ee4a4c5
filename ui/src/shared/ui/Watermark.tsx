import classes from './Watermark.module.css';

interface WatermarkProps {
  /** Who, tail of the own number, when: `林芳 0421 10-09 14:32`. */
  text: string;
}

const COLUMNS = [0, 1, 2, 3];
const ROWS = Array.from({ length: 12 }, (_, row) => row);

/** Covers the nearest positioned ancestor while any clear value is on the screen. The deterrent against photographs. */
export function Watermark({ text }: WatermarkProps) {
  return (
    <div className={classes['watermark']} aria-hidden="true" data-testid="watermark">
      {ROWS.map((row) =>
        COLUMNS.map((column) => (
          <span
            key={`${row}-${column}`}
            style={{ top: `${row * 88 + (column % 2) * 44}px`, left: `${column * 168 - 24}px` }}
          >
            {text}
          </span>
        )),
      )}
    </div>
  );
}
