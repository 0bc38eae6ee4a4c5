import type { ReactNode } from 'react';

import classes from './Page.module.css';

/** A scrolling page of text and forms below the shell's top bar. Lists have their own frame. */
export function Page({ children, testId, label }: { children: ReactNode; testId: string; label: string }) {
  return (
    // Scrolled by the keyboard as well, also where nothing on the page takes the focus.
    <section className={classes['page']} data-testid={testId} aria-label={label} tabIndex={0}>
      <div className={classes['column']}>{children}</div>
    </section>
  );
}

/** One titled part of a page; parts are separated by a hairline. */
export function Section({ title, children, id }: { title: string; children: ReactNode; id?: string }) {
  return (
    <section className={classes['section']} id={id}>
      <h2 className={classes['title']}>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
