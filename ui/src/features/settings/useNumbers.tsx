import { useId, useState, type ReactNode } from 'react';

import type { VaultSettings } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { Button } from '../../shared/ui/Button';
import { limitName, limitsOf, loosens, problemOf, withTexts, type LimitId, type LimitTexts } from './limits';
import { NumberField } from './NumberField';
import classes from './settings.module.css';

export interface NumbersProps {
  rules: VaultSettings;
  /** Only looked at. */
  fixed: boolean;
  pending: boolean;
  onChange: (wanted: VaultSettings) => void;
}

export interface Numbers {
  readonly field: (limit: LimitId) => ReactNode;
  /** What is wrong or asks for somebody else, and the buttons; nothing where the numbers are only looked at. */
  readonly foot: ReactNode;
}

/** Numbers of the sheet that are typed and saved together. `name` is the prefix of the buttons' test ids. */
export function useNumbers(
  props: NumbersProps,
  name: string,
  fieldTestId: (limit: LimitId) => string,
): Numbers {
  const { rules, fixed, pending, onChange } = props;
  const { t } = useI18n();
  const id = useId();
  const several = useSeveral();
  const [texts, setTexts] = useState<LimitTexts>({});
  const { settings } = t;
  const limits = limitsOf(rules);
  const problem = problemOf(t, rules, texts);
  const wanted = withTexts(rules, texts);
  const looser = wanted !== null && loosens(rules, wanted);
  const same = wanted !== null && JSON.stringify(wanted) === JSON.stringify(rules);

  function save() {
    if (wanted !== null && problem === null && !same && !fixed && !pending) onChange(wanted);
  }

  return {
    field: (limit) => (
      <NumberField
        label={limitName(t, limit)}
        value={texts[limit] ?? String(limits.get(limit) ?? '')}
        onText={(text) => setTexts((before) => ({ ...before, [limit]: text }))}
        onEnter={save}
        problemId={problem?.id === limit ? `${id}-problem` : undefined}
        disabled={fixed || pending}
        testId={fieldTestId(limit)}
      />
    ),
    foot: !fixed && (
      <>
        <p id={`${id}-problem`} className={classes['problem']} role="status" data-testid={`${name}-say`}>
          {problem ? problem.text : several && looser ? settings.looserNow : ''}
        </p>
        <div className={classes['buttons']}>
          <Button
            busy={pending}
            disabled={same || problem !== null}
            data-testid={`${name}-save`}
            onClick={save}
          >
            {t.common.save}
          </Button>
          <Button
            look="quiet"
            disabled={Object.keys(texts).length === 0}
            data-testid={`${name}-undo`}
            onClick={() => setTexts({})}
          >
            {settings.limitsUndo}
          </Button>
        </div>
      </>
    ),
  };
}
