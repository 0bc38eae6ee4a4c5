import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent, type CompositionEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * A text field that tells its text only when no composition is running.
 *
 * The field keeps its own text meanwhile, so nothing is ever set back in the middle of a composition. A new `value`
 * from outside is taken over as soon as the field is at rest.
 */
export function useComposedText(value: string, onText: (text: string) => void) {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const told = useRef(value);

  const takeOver = useEffectEvent((next: string) => {
    if (composing.current || next === told.current) return;
    told.current = next;
    setText(next);
  });
  useEffect(() => takeOver(value), [value]);

  function tell(next: string) {
    if (next === told.current) return;
    told.current = next;
    onText(next);
  }

  return {
    value: text,
    onChange(event: ChangeEvent<Field>) {
      setText(event.currentTarget.value);
      if (!composing.current) tell(event.currentTarget.value);
    },
    onCompositionStart() {
      composing.current = true;
    },
    onCompositionEnd(event: CompositionEvent<Field>) {
      composing.current = false;
      setText(event.currentTarget.value);
      tell(event.currentTarget.value);
    },
  };
}
