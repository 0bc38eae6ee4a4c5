import { useId, useState } from 'react';

import type { VaultSettings } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { Button } from '../../shared/ui/Button';
import { LimitTable } from './LimitTable';
import { limitName, limitsOf, loosens, problemOf, withTexts, type LimitId, type LimitTexts } from './limits';
import { NumberField } from './NumberField';
import { Setting } from './Setting';
import classes from './settings.module.css';
import { useShown } from './shown';

interface LimitSettingsProps {
  rules: VaultSettings;
  /** Only looked at. */
  fixed: boolean;
  pending: boolean;
  onChange: (wanted: VaultSettings) => void;
}

/** How much may be looked at, opened and claimed. Saved together: the numbers hang on one another. */
export function LimitSettings({ rules, fixed, pending, onChange }: LimitSettingsProps) {
  const { t } = useI18n();
  const id = useId();
  const several = useSeveral();
  const [texts, setTexts] = useState<LimitTexts>({});
  const shown = {
    budgets: useShown('budgets'),
    claims: useShown('claims'),
    trainees: useShown('trainees'),
    retention: useShown('retention'),
  };
  const { settings } = t;
  const limits = limitsOf(rules);
  const problem = problemOf(t, rules, texts);
  const wanted = withTexts(rules, texts);
  const looser = wanted !== null && loosens(rules, wanted);
  const same = wanted !== null && JSON.stringify(wanted) === JSON.stringify(rules);

  if (!shown.budgets && !shown.retention && !(several && (shown.claims || shown.trainees))) return null;

  function save() {
    if (wanted !== null && problem === null && !same && !fixed && !pending) onChange(wanted);
  }
  const field = (limit: LimitId, testId: string) => (
    <NumberField
      label={limitName(t, limit)}
      value={texts[limit] ?? String(limits.get(limit) ?? '')}
      onText={(text) => setTexts((before) => ({ ...before, [limit]: text }))}
      onEnter={save}
      problemId={problem?.id === limit ? `${id}-problem` : undefined}
      disabled={fixed || pending}
      testId={testId}
    />
  );

  return (
    <div className={classes['limits']}>
      {shown.budgets && (
        <LimitTable
          roles={several ? rules.budgets.map(({ role }) => role) : ['owner']}
          field={(limit) => field(limit, `settings-budget-${limit}`)}
        />
      )}
      {several && (
        <>
          <Setting id="claims" label={settings.claims} text={settings.claimsText}>
            {() => field('claims', 'settings-claims')}
          </Setting>
          <Setting id="trainees" label={settings.trainees} text={settings.traineesText}>
            {() => field('trainees', 'settings-trainees')}
          </Setting>
        </>
      )}
      <Setting
        id="retention"
        label={settings.retention}
        text={several ? settings.retentionText : settings.retentionAlone}
      >
        {() => field('retention', 'settings-retention')}
      </Setting>
      <p className={classes['text']}>{several ? settings.looser : settings.looserAlone}</p>
      {!fixed && (
        <>
          <p
            id={`${id}-problem`}
            className={classes['problem']}
            role="status"
            data-testid="settings-limits-say"
          >
            {problem ? problem.text : several && looser ? settings.looserNow : ''}
          </p>
          <div className={classes['buttons']}>
            <Button
              busy={pending}
              disabled={same || problem !== null}
              data-testid="settings-limits-save"
              onClick={save}
            >
              {t.common.save}
            </Button>
            <Button
              look="quiet"
              disabled={Object.keys(texts).length === 0}
              data-testid="settings-limits-undo"
              onClick={() => setTexts({})}
            >
              {settings.limitsUndo}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
