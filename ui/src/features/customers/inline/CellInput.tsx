import { useEffect, useRef, useState, type ComponentProps } from 'react';

import type { FieldKey } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useComposedText } from '../../../shared/keys';
import { STAGES } from '../place';
import classes from './inline.module.css';

interface CellInputProps {
  readonly field: FieldKey;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly label: string;
  /** Id of what is wrong, if anything is. */
  readonly messageId: string | undefined;
  readonly readOnly: boolean;
}

/** One plain element, as tall as the row: nothing of a library, so that it is there in the frame of the key press. */
export function CellInput({ field, text, onText, label, messageId, readOnly }: CellInputProps) {
  const { t } = useI18n();
  const element = useRef<HTMLElement>(null);
  const take = (found: HTMLElement | null) => void (element.current = found);
  const composed = useComposedText(text, onText);
  const shared = {
    ref: take,
    className: classes['input'],
    'aria-label': label,
    'aria-invalid': messageId === undefined ? undefined : true,
    'aria-describedby': messageId,
    'data-testid': 'cell-input',
  };

  useEffect(() => {
    const input = element.current;
    input?.focus({ preventScroll: true });
    if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  }, []);

  if (field === 'stage') {
    return (
      <select {...shared} value={text} onChange={({ currentTarget }) => onText(currentTarget.value)}>
        <option value="">{t.customers.form.stageNone}</option>
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {t.words.stage[stage]}
          </option>
        ))}
      </select>
    );
  }
  if (field === 'next_follow_up') return <WhenInput {...shared} text={text} onText={onText} />;
  return (
    <input
      {...shared}
      {...composed}
      type="text"
      readOnly={readOnly}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}

type WhenProps = Pick<CellInputProps, 'text' | 'onText'> & ComponentProps<'input'>;

/** A day; with the time of day where one was set. The element keeps its kind while it is typed in. */
function WhenInput({ text, onText, ...shared }: WhenProps) {
  const [timed] = useState(text.includes('T'));
  return (
    <input
      {...shared}
      type={timed ? 'datetime-local' : 'date'}
      value={text}
      onChange={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}
