import { useEffect, useEffectEvent } from 'react';

import { useCommand, useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import type { StepProps } from './answers';
import classes from './firstrun.module.css';

/** Says whether the system keyring keeps what it is given; if not, explains and offers the explicit other way. */
export function KeyringState({
  answers,
  change,
  onReady,
}: Pick<StepProps, 'answers' | 'change' | 'onReady'>) {
  const { t } = useI18n();
  const pick = useCommand('path_pick');
  const { data, error, isFetching, refetch } = useCommandQuery('keyring_probe', {}, { staleTime: 0 });
  const works = data?.state === 'ready';
  const byFile = answers.unlockMode === 'device_file' && answers.deviceFile !== null;
  const ready = byFile || works;
  const tell = useEffectEvent(() => onReady(ready));
  useEffect(() => tell(), [ready]);

  async function chooseFile() {
    const { path } = await pick.run({ what: 'device_file' });
    if (path !== null) change({ unlockMode: 'device_file', deviceFile: path });
  }

  if (isFetching && !data) return <p className={classes['hint']}>{t.firstrun.keyringChecking}</p>;
  if (error) return <ErrorNotice error={error} />;
  if (works && !byFile) {
    return (
      <p className={classes['ok']} data-testid="keyring-ready">
        <Icon name="check" />
        {t.firstrun.keyringReady}
      </p>
    );
  }
  return (
    <Notice tone={byFile ? 'info' : 'warning'} testId="keyring-problem">
      {byFile ? (
        <p>{t.firstrun.deviceFileChosen({ path: answers.deviceFile ?? '' })}</p>
      ) : (
        <>
          <p>{data ? t.firstrun.keyring[data.state] : ''}</p>
          <p className={classes['hint']}>{t.firstrun.keyringWhy}</p>
        </>
      )}
      <div className={classes['inline']}>
        <Button
          size="small"
          icon="refresh"
          busy={isFetching}
          data-testid="keyring-retry"
          onClick={() => {
            change({ unlockMode: 'keyring_password', deviceFile: null });
            void refetch();
          }}
        >
          {t.common.retry}
        </Button>
        <Button
          size="small"
          icon="key"
          data-testid="firstrun-device-file"
          onClick={() => void chooseFile().catch(() => undefined)}
        >
          {t.firstrun.deviceFile}
        </Button>
      </div>
    </Notice>
  );
}
