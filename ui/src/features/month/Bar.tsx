import type { CSSProperties } from 'react';

import { useI18n } from '../../i18n';
import classes from './month.module.css';

/** A number with a bar behind it: how large it is beside the largest of its column. */
export function Bar({ value, most }: { value: number; most: number }) {
  const { f } = useI18n();
  const share = most === 0 ? 0 : (value / most) * 100;
  return (
    <span
      className={classes['bar']}
      data-zero={value === 0 || undefined}
      style={{ '--share': `${share.toFixed(1)}%` } as CSSProperties}
    >
      <span>{f.number(value)}</span>
    </span>
  );
}
