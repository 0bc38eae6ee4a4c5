import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useI18n } from '../../i18n';
import { useKeys } from '../keys';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { dismissToast, undoLatest, useToasts, type Toast } from './store';
import classes from './toast.module.css';

const STAYS_MS = 6_000;
/** An undo stays a little longer: it has to be noticed and reached. */
const UNDO_STAYS_MS = 8_000;

/** Bottom left above the status bar. F8 moves the focus here, Ctrl+Z takes the newest change back. */
export function ToastRegion() {
  const { t } = useI18n();
  const toasts = useToasts();
  const region = useRef<HTMLDivElement>(null);
  const [paused, setPaused] = useState(false);

  useKeys({
    f8: () => {
      const target = region.current?.querySelector<HTMLElement>('button');
      if (!target) return false;
      target.focus();
      return true;
    },
    'mod+z': (event) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]'))
        return false;
      return undoLatest();
    },
  });

  return (
    <div
      ref={region}
      className={classes['region']}
      role="region"
      aria-label={t.common.toasts}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      {toasts.map((item) => (
        <ToastItem key={item.id} item={item} paused={paused} />
      ))}
    </div>
  );
}

function ToastItem({ item, paused }: { item: Toast; paused: boolean }) {
  const { t } = useI18n();
  const { id, text, tone = 'plain', undo, action } = item;
  const stays = (item.sticky ?? false) || tone === 'error';
  const ms = item.ms ?? (undo ? UNDO_STAYS_MS : STAYS_MS);
  const leave = useEffectEvent(() => dismissToast(id));

  useEffect(() => {
    if (stays || paused) return;
    const timer = window.setTimeout(() => leave(), ms);
    return () => window.clearTimeout(timer);
  }, [stays, paused, ms, text]);

  return (
    <div
      className={classes['toast']}
      role={tone === 'error' ? 'alert' : 'status'}
      data-tone={tone}
      data-testid={id}
    >
      {tone !== 'plain' && <Icon name={tone === 'error' ? 'error' : 'warning'} />}
      <span className={classes['text']}>{text}</span>
      {undo && (
        <Button
          size="small"
          data-testid="toast-undo"
          onClick={() => {
            dismissToast(id);
            undo();
          }}
        >
          {t.common.undo}
        </Button>
      )}
      {action && (
        <Button
          size="small"
          data-testid="toast-action"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" size="small" label={t.common.closeToast} onClick={() => dismissToast(id)} />
    </div>
  );
}
