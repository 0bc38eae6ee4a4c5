import type { ReactNode } from 'react';

import { useI18n } from '../../i18n';
import { Icon } from '../ui/Icon';
import classes from './GateScreen.module.css';

interface GateScreenProps {
  title: string;
  children: ReactNode;
  /** Links at the bottom right. */
  links?: ReactNode;
  wide?: boolean;
  testId: string;
}

/** The quiet screen before a vault is open: mark, name, one column. Shows nothing about contents. */
export function GateScreen({ title, children, links, wide = false, testId }: GateScreenProps) {
  const { t } = useI18n();
  return (
    <div className={classes['screen']} data-testid={testId}>
      <main className={classes['column']} data-wide={wide || undefined}>
        <div className={classes['brand']}>
          <Icon name="vault" size={40} />
          <h1 className={classes['title']}>{title}</h1>
        </div>
        {children}
      </main>
      <footer className={classes['footer']}>
        <span className={classes['promise']}>
          <Icon name="lock" size={14} />
          {t.unlock.promise}
        </span>
        {links}
      </footer>
    </div>
  );
}
