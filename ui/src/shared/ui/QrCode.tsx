import classes from './QrCode.module.css';

const QUIET = 4;

interface QrCodeProps {
  /** Rows of `0` and `1`, without the quiet zone. */
  readonly rows: readonly string[];
  readonly label: string;
  readonly testId: string;
}

/** Black on white with the quiet zone around it, whatever the theme: cameras expect that. */
export function QrCode({ rows, label, testId }: QrCodeProps) {
  const side = rows.length + 2 * QUIET;
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
  return (
    <svg
      className={classes['qr']}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      data-testid={testId}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
