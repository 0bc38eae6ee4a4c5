import { useEffect, useRef, type ReactNode } from 'react';

import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import classes from './leaver.module.css';

interface StepFrameProps {
  title: string;
  children: ReactNode;
  onBack?: (() => void) | undefined;
  /** Right in the footer; the last is the primary one. */
  actions?: ReactNode;
}

/** A step: its title takes the focus, the content scrolls, the buttons stand where the eye ends. */
export function StepFrame({ title, children, onBack, actions }: StepFrameProps) {
  const { t } = useI18n();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className={classes['body']} role="region" aria-label={title}>
        <h2 ref={head} tabIndex={-1} className={classes['title']}>
          {title}
        </h2>
        {children}
      </div>
      {(onBack ?? actions) && (
        <footer className={classes['foot']}>
          {onBack && (
            <Button data-testid="handover-back" onClick={onBack}>
              {t.common.back}
            </Button>
          )}
          {actions}
        </footer>
      )}
    </>
  );
}
