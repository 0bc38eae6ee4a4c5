import { useState } from 'react';

import { clearProgress, useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import { useStatus } from '../../api/status';
import type { VerifyReport } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import classes from './settings.module.css';
import { useShown } from './shown';

/** Where everything is, and a way to check that it is whole. */
export function DataSettings() {
  const { t } = useI18n();
  const { vault } = useStatus();
  const verify = useCommand('vault_verify');
  const progress = useProgress('verify');
  const areas = useAreas();
  const shown = { where: useShown('where'), verify: useShown('verify') && areas.has('ledger') };
  const [report, setReport] = useState<VerifyReport | null>(null);
  const { settings } = t;

  async function run() {
    setReport(null);
    clearProgress();
    setReport(await verify.run({}));
  }

  return (
    <div className={classes['form']}>
      <div hidden={!shown.where}>
        <div className={classes['name']}>{settings.whereIsMyData}</div>
        <p className={classes['text']}>{settings.whereText}</p>
        <p className={classes['path']} data-testid="settings-path">
          {vault?.path}
        </p>
        {vault?.mode && (
          <p className={classes['text']}>
            {settings.mode} · {t.words.mode[vault.mode]}
          </p>
        )}
      </div>
      <div hidden={!shown.verify}>
        <div className={classes['name']}>{settings.verify}</div>
        <p className={classes['text']}>{settings.verifyText}</p>
        <div className={classes['below']}>
          <Button
            icon="shield"
            busy={verify.pending}
            data-testid="settings-verify"
            onClick={() => void run().catch(() => undefined)}
          >
            {settings.verifyNow}
          </Button>
        </div>
        {verify.pending && (
          <ProgressBar
            label={t.words.job.verify}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            perSecond={progress?.per_second}
            remainingMs={progress?.remaining_ms}
          />
        )}
        {report && <Verdict report={report} />}
        <ErrorNotice error={verify.error} />
      </div>
    </div>
  );
}

function Verdict({ report }: { report: VerifyReport }) {
  const { t } = useI18n();
  const { settings } = t;
  if (report.complete) {
    return (
      <Notice tone="ok" role="status" testId="verify-result">
        {settings.verified({ entries: report.ledger_entries, rows: report.rows_checked })}
      </Notice>
    );
  }
  return (
    <Notice tone="error" role="alert" testId="verify-result">
      <p>{settings.verifyBad}</p>
      <ul>
        {report.findings.map((finding, index) => (
          <li key={index}>{settings.findingLine({ ...finding, text: settings.finding[finding.code] })}</li>
        ))}
      </ul>
    </Notice>
  );
}
