import type { ReactNode } from 'react';

import classes from './EmptyState.module.css';

interface EmptyStateProps {
  title: string;
  text?: string;
  /** Buttons; the first is the one to press. */
  actions?: ReactNode;
  /** Something more below, for example a checklist. */
  children?: ReactNode;
  testId?: string;
}

/** A page or list without content: what is missing and how to change that. */
export function EmptyState({ title, text, actions, children, testId }: EmptyStateProps) {
  return (
    <div className={classes['empty']} data-testid={testId}>
      <svg className={classes['drawing']} width="176" height="96" viewBox="0 0 176 96" aria-hidden="true">
        <rect x="20" y="8" width="136" height="80" rx="8" />
        <path className={classes['faint']} d="M20 34h136M20 61h136" />
        <circle cx="40" cy="21" r="6" />
        <path d="M56 21h44M128 21h12" />
        <circle className={classes['faint']} cx="40" cy="47.5" r="6" />
        <path className={classes['faint']} d="M56 47.5h60" />
        <circle className={classes['faint']} cx="40" cy="74.5" r="6" strokeDasharray="2 4" />
        <path className={classes['faint']} d="M56 74.5h36" strokeDasharray="2 4" />
      </svg>
      <h2 className={classes['title']}>{title}</h2>
      {text !== undefined && <p className={classes['text']}>{text}</p>}
      {actions && <div className={classes['actions']}>{actions}</div>}
      {children}
    </div>
  );
}
