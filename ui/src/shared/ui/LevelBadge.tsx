import type { Level } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './LevelBadge.module.css';

const marks = {
  L1: <circle cx="5" cy="5" r="4" />,
  L2: <path d="M5 .8 9.6 9H.4z" />,
  L3: <path d="M5 0l5 5-5 5-5-5z" />,
} satisfies Record<Level, unknown>;

/** Colour, mark and word together: none of them alone tells a level. Tinted in a record's header only. */
export function LevelBadge({ level, tinted = false }: { level: Level; tinted?: boolean }) {
  const { t } = useI18n();
  return (
    <span className={classes['badge']} data-level={level} data-tinted={tinted || undefined}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {marks[level]}
      </svg>
      {t.words.levelFull[level]}
    </span>
  );
}
