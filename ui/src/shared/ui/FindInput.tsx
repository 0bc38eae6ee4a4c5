import type { RefObject } from 'react';

import { onKeys, useComposedText } from '../keys';
import classes from './FindInput.module.css';
import { Icon } from './Icon';

interface FindInputProps {
  readonly value: string;
  readonly label: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Not while an input method is composing. */
  readonly onText: (text: string) => void;
  /** Down or Enter goes to the list. */
  readonly onLeave: () => void;
  readonly testId: string;
  /** Room for a longer hint. */
  readonly wide?: boolean;
}

/** Narrows the list below it while one types. */
export function FindInput({ value, label, inputRef, onText, onLeave, testId, wide = false }: FindInputProps) {
  const field = useComposedText(value, onText);
  return (
    <span className={classes['find']} data-wide={wide || undefined}>
      <Icon name="search" size={14} />
      <input
        {...field}
        ref={inputRef}
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        data-testid={testId}
        {...onKeys({
          arrowdown: onLeave,
          enter: onLeave,
          escape: () => {
            if (field.value === '') onLeave();
            else onText('');
          },
        })}
      />
      <kbd>/</kbd>
    </span>
  );
}
