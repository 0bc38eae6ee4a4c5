import { useCovered } from '../api/cover';
import { useI18n } from '../i18n';

/** Hides everything while locking: the next frame shows nothing of what was there. */
export function Cover() {
  const { t } = useI18n();
  if (!useCovered()) return null;
  return (
    <div
      data-testid="cover"
      role="status"
      aria-label={t.shell.locking}
      style={{ position: 'fixed', inset: 0, zIndex: 10_000, background: 'var(--surface)' }}
    />
  );
}
