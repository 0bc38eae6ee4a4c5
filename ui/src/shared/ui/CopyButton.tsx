import { useI18n } from '../../i18n';
import { toast } from '../toast';
import { Button, IconButton } from './Button';

interface CopyButtonProps {
  /** Never a customer's value: those go through the core, which clears the clipboard again. */
  readonly text: string;
  /** Said by screen readers; on the button itself where `wide`. */
  readonly label: string;
  readonly wide?: boolean;
  readonly testId?: string;
}

/** Selects the text that stands beside the button, for a clipboard that cannot be written. */
function selectBeside(button: HTMLElement) {
  const shown = button.closest('[data-copied-from]')?.querySelector('[data-copied]');
  if (!shown) return;
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Copies hashes, fingerprints and checkpoints. The text stands in `[data-copied]` within `[data-copied-from]`. */
export function CopyButton({ text, label, wide = false, testId }: CopyButtonProps) {
  const { t } = useI18n();
  const copy = async (button: HTMLElement) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ id: 'copied-text', text: t.common.copied });
    } catch {
      selectBeside(button);
      toast({ id: 'copied-text', tone: 'warning', text: t.common.copyByHand });
    }
  };
  return wide ? (
    <Button size="small" icon="copy" onClick={(event) => void copy(event.currentTarget)} data-testid={testId}>
      {label}
    </Button>
  ) : (
    <IconButton
      icon="copy"
      size="small"
      label={label}
      onClick={(event) => void copy(event.currentTarget)}
      data-testid={testId}
    />
  );
}
