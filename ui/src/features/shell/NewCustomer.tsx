import { Menu } from '@mantine/core';

import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import { chordText, Kbd } from '../../shared/ui/Kbd';
import classes from './NewCustomer.module.css';

interface NewCustomerProps {
  look: 'plain' | 'primary';
  onQuick: () => void;
  onFull: () => void;
}

/** Quick add at once, the full form from the menu beside it. */
export function NewCustomer({ look, onQuick, onFull }: NewCustomerProps) {
  const { t } = useI18n();
  return (
    <div className={classes['split']} data-look={look}>
      <Button
        look={look}
        icon="plus"
        title={chordText('mod+shift+n')}
        data-testid="new-customer"
        onClick={onQuick}
      >
        {t.shell.newCustomer}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={classes['more']}
            aria-label={t.shell.newMore}
            title={t.shell.newMore}
            data-testid="new-customer-more"
          >
            <Icon name="chevronDown" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<Kbd chord="c" />} data-testid="new-customer-quick" onClick={onQuick}>
            {t.shell.newQuick}
          </Menu.Item>
          <Menu.Item data-testid="new-customer-full" onClick={onFull}>
            {t.shell.newFull}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
