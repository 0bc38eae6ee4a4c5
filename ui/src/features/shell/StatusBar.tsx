import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { Button } from '../../shared/ui/Button';
import classes from './StatusBar.module.css';

export function StatusBar({ onSwitchUser }: { onSwitchUser: () => void }) {
  const { t } = useI18n();
  const { person_name: name, roles } = useSession();
  const { data: counts } = useCommandQuery('customer_counts', {}, { enabled: useAreas().has('customers') });
  const role = roles[0];
  const several = useSeveral();

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
