import { useState } from 'react';

import { useCommand } from '../../api/queries';
import type { FieldKey } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../keys';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Icon } from '../ui/Icon';
import classes from './purpose.module.css';
import parts from '../ui/parts.module.css';

interface ComparePanelProps {
  readonly recordId: string;
  readonly field: FieldKey;
  readonly index: number;
}

/** "Is it this number?" — answered without showing the stored one. */
export function ComparePanel({ recordId, field, index }: ComparePanelProps) {
  const { t } = useI18n();
  const words = t.values.compare;
  const command = useCommand('field_compare');
  const [value, setValue] = useState('');
  const [matches, setMatches] = useState<boolean | undefined>(undefined);

  const run = async () => {
    if (value.trim() === '' || command.pending) return;
    try {
      const answer = await command.run({ record_id: recordId, field, index, value: value.trim() });
      setMatches(answer.matches);
    } catch {
      setMatches(undefined);
    }
  };
  return (
    <div className={classes['purpose']}>
      <p className={classes['purposeHead']}>
        <strong>{words.title}</strong>
        <span>{t.values.reveal.whyText}</span>
      </p>
      <div className={classes['compareLine']}>
        <input
          type="text"
          className={parts['input']}
          value={value}
          aria-label={words.hint}
          placeholder={words.hint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          autoFocus
          data-testid="compare-value"
          onChange={(event) => {
            setValue(event.currentTarget.value);
            setMatches(undefined);
          }}
          {...onKeys({ enter: () => void run() })}
        />
        <Button size="small" busy={command.pending} onClick={() => void run()} data-testid="compare-run">
          {words.run}
        </Button>
      </div>
      <div role="status" className={classes['compareResult']} data-testid="compare-result">
        {matches === undefined ? null : (
          <span data-tone={matches ? 'ok' : 'danger'}>
            <Icon name={matches ? 'check' : 'close'} />
            {matches ? words.same : words.different}
          </span>
        )}
      </div>
      <ErrorNotice error={command.error} />
    </div>
  );
}
