import type { StoredDraft } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { Notice } from '../../../shared/ui/Notice';

interface DraftNoticeProps {
  readonly draft: StoredDraft;
  readonly onDiscard: () => void;
  readonly onContinue: () => void;
}

/** Work that was left unsaved earlier. */
export function DraftNotice({ draft, onDiscard, onContinue }: DraftNoticeProps) {
  const { t, f } = useI18n();
  const words = t.customers.form;
  return (
    <Notice
      tone="info"
      testId="form-draft"
      actions={
        <>
          <Button size="small" onClick={onDiscard} data-testid="form-draft-discard">
            {words.draftDiscard}
          </Button>
          <Button size="small" onClick={onContinue} data-testid="form-draft-continue">
            {words.draftContinue}
          </Button>
        </>
      }
    >
      {words.draftFound} <small>{words.draftWhen({ time: f.short(draft.saved_ms) })}</small>
    </Notice>
  );
}

/** The record was changed elsewhere since the form was opened. */
export function ConflictNotice({ onReload }: { readonly onReload: () => void }) {
  const words = useI18n().t.customers.form;
  return (
    <Notice
      tone="warning"
      role="alert"
      testId="form-conflict"
      actions={
        <Button size="small" onClick={onReload} data-testid="form-reload">
          {words.conflictReload}
        </Button>
      }
    >
      <p>{words.conflict}</p>
      <p>{words.conflictText}</p>
    </Notice>
  );
}
