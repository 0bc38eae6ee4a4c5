import type { ReactNode } from 'react';

import classes from './Notice.module.css';
import { Icon, type IconName } from './Icon';

export type NoticeTone = 'info' | 'ok' | 'warning' | 'error';

const icons: Record<NoticeTone, IconName> = { info: 'info', ok: 'check', warning: 'warning', error: 'error' };

interface NoticeProps {
  tone: NoticeTone;
  children: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
  role?: 'alert' | 'status';
  testId?: string | undefined;
}

/** A sentence that matters, inside a form or above a page. Tone is icon and colour; the words carry the meaning. */
export function Notice({ tone, children, actions, role, testId }: NoticeProps) {
  return (
    <div className={classes['notice']} data-tone={tone} role={role} data-testid={testId}>
      <Icon name={icons[tone]} />
      <div className={classes['body']}>{children}</div>
      {actions && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
