import { useCommandQuery } from '../../api/queries';
import { useSession, useStatus } from '../../api/status';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import classes from './StatusBar.module.css';

export function StatusBar({ onSwitchUser }: { onSwitchUser: () => void }) {
  const { t } = useI18n();
  const { vault } = useStatus();
  const { person_name: name, roles } = useSession();
  const { data: counts } = useCommandQuery('customer_counts', {});
  const role = roles[0];
  const several = (vault?.people.length ?? 0) > 1;

  return (
    <footer className={classes['status']} data-pane={t.shell.panes.status}>
      <span className={classes['part']}>
        <span className={classes['dot']} />
        {t.shell.offline}
      </span>
      {counts && <span>{t.shell.customersCount({ count: counts.active })}</span>}
      <span className={classes['space']} />
      <span data-testid="current-person">
        {role ? t.shell.roleOf({ name, role: t.words.role[role] }) : name}
      </span>
      {several && (
        <Button look="quiet" size="small" icon="person" data-testid="switch-user" onClick={onSwitchUser}>
          {t.shell.switchUser}
        </Button>
      )}
    </footer>
  );
}
