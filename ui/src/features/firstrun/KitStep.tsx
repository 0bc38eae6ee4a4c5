import { useEffect, useEffectEvent, useState } from 'react';

import { useCommand } from '../../api/queries';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import type { Kit } from './answers';
import classes from './firstrun.module.css';

/** The recovery kit, shown this once. Goes on only after it was printed or saved. */
export function KitStep({ kit, onReady }: { kit: Kit; onReady: (ready: boolean) => void }) {
  const { t, f } = useI18n();
  const pick = useCommand('path_pick');
  const save = useCommand('kit_save');
  const print = useCommand('kit_print');
  const [done, setDone] = useState<'saved' | 'printed' | null>(null);
  const tell = useEffectEvent((ready: boolean) => onReady(ready));
  useEffect(() => tell(done !== null), [done]);

  async function saveAs() {
    const { path } = await pick.run({ what: 'save_kit' });
    if (path === null) return;
    await save.run({ path });
    setDone('saved');
  }
  async function printIt() {
    await print.run({});
    setDone('printed');
  }

  return (
    <div className={classes['form']}>
      <p className={classes['hint']}>{t.firstrun.kitText}</p>
      <div className={classes['kit']}>
        <div className={classes['kitHead']}>
          <b>{kit.vault_name}</b>
          <span>
            {t.firstrun.kitCreated} {f.date(kit.created_ms)}
          </span>
        </div>
        <ol className={classes['kitGroups']} aria-label={t.firstrun.kitGroups}>
          {kit.groups.map((group, index) => (
            <li key={index}>
              <span>{index + 1}</span>
              <b data-testid={`kit-shown-${index}`}>{group}</b>
            </li>
          ))}
        </ol>
        <p className={classes['kitFoot']}>
          {t.firstrun.kitFingerprint} <code>{kit.root_fingerprint}</code>
        </p>
      </div>
      <div className={classes['inline']}>
        <Button
          icon="print"
          size="large"
          busy={print.pending}
          data-testid="kit-print"
          onClick={() => void printIt().catch(() => undefined)}
        >
          {t.firstrun.kitPrint}
        </Button>
        <Button
          icon="save"
          size="large"
          busy={save.pending}
          data-testid="kit-save"
          onClick={() => void saveAs().catch(() => undefined)}
        >
          {t.firstrun.kitSave}
        </Button>
      </div>
      <p className={classes['state']} role="status">
        {done ? (
          <>
            <Icon name="check" />
            {done === 'saved' ? t.firstrun.kitSaved : t.firstrun.kitPrinted}
          </>
        ) : (
          t.firstrun.kitFirst
        )}
      </p>
      <ErrorNotice error={save.error ?? print.error ?? pick.error} />
    </div>
  );
}
