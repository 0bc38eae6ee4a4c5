import { useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import { usePrefs, useStatus, useStatusCommand } from '../../api/status';
import { useI18n } from '../../i18n';
import { GateScreen } from '../../shared/gate/GateScreen';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import classes from './firstrun.module.css';

export function Welcome({ onCreate }: { onCreate: () => void }) {
  const { t } = useI18n();
  const { known_vaults: known } = useStatus();
  const { prefs, change } = usePrefs();
  const pick = useCommand('path_pick');
  const open = useStatusCommand('vault_open');
  const demo = useStatusCommand('demo_open');
  const progress = useProgress('demo_data');

  async function openFolder() {
    const { path } = await pick.run({ what: 'vault_folder' });
    if (path !== null) await open.run({ path });
  }
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  const other = prefs.language === 'zh-CN' ? 'en' : 'zh-CN';

  return (
    <GateScreen
      title={t.firstrun.welcome}
      testId="screen-firstrun"
      links={
        <Button
          look="quiet"
          size="small"
          data-testid="firstrun-language"
          onClick={() => void change({ language: other }).catch(() => undefined)}
        >
          {t.words.language[other]}
        </Button>
      }
    >
      <ul className={classes['promises']}>
        {t.firstrun.promises.map((promise) => (
          <li key={promise}>
            <Icon name="check" />
            {promise}
          </li>
        ))}
      </ul>
      {known.length > 0 && (
        <section className={classes['known']} aria-label={t.firstrun.known}>
          <h2 className={classes['small']}>{t.firstrun.known}</h2>
          <div className={classes['list']}>
            {known.map((vault, index) => (
              <button
                key={vault.path}
                type="button"
                className={classes['vault']}
                disabled={!vault.reachable || open.pending}
                title={vault.path}
                data-testid={`known-vault-${index}`}
                onClick={() => quietly(open.run({ path: vault.path }))}
              >
                <Icon name="folder" />
                <span className={classes['grow']}>{vault.name}</span>
                {vault.reachable ? <Icon name="chevronRight" /> : <span>{t.firstrun.unreachable}</span>}
              </button>
            ))}
          </div>
        </section>
      )}
      <div className={classes['choices']}>
        <Button look="primary" size="large" wide data-testid="firstrun-new" onClick={onCreate}>
          {t.firstrun.create}
        </Button>
        <Button
          size="large"
          wide
          busy={open.pending}
          data-testid="firstrun-open"
          onClick={() => quietly(openFolder())}
        >
          {t.firstrun.open}
        </Button>
        <Button
          look="quiet"
          size="large"
          wide
          busy={demo.pending}
          data-testid="firstrun-demo"
          onClick={() => quietly(demo.run({}))}
        >
          {demo.pending ? t.firstrun.demoWorking : t.firstrun.demo}
        </Button>
        {demo.pending && progress && (
          <ProgressBar
            label={t.words.job.demo_data}
            done={progress.done}
            total={progress.total}
            remainingMs={progress.remaining_ms}
          />
        )}
        <ErrorNotice error={open.error ?? demo.error ?? pick.error} testId="firstrun-error" />
      </div>
    </GateScreen>
  );
}
