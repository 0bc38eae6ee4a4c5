import { useI18n } from '../../i18n';
import { TextField } from '../../shared/ui/Field';

/** What the core takes. */
const LEAST = 2;
const MOST = 500;

export function isReason(text: string): boolean {
  const { length } = text.trim();
  return length >= LEAST && length <= MOST;
}

/** Why the evidence is held, or not any longer. */
export function Reason({
  value,
  onText,
  testId,
}: {
  value: string;
  onText: (text: string) => void;
  testId: string;
}) {
  const { t, f } = useI18n();
  return (
    <TextField
      label={t.audit.reason}
      value={value}
      onText={onText}
      rows={3}
      maxLength={MOST}
      hint={t.audit.reasonHint({ left: f.number(Math.max(0, MOST - value.length)) })}
      testId={testId}
    />
  );
}
