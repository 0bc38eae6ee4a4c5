import { useCommand } from '../../api/queries';
import { useProgress } from '../../api/progress';
import type { ImportReport } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { ConfirmDialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { ProgressBar } from '../../shared/ui/ProgressBar';

interface UndoDialogProps {
  readonly batch: ImportReport | undefined;
  readonly onClose: () => void;
  readonly onUndone?: () => void;
}

/** Says what taking a batch back will do, then does it. */
export function UndoDialog({ batch, onClose, onUndone }: UndoDialogProps) {
  const { t } = useI18n();
  const words = t.imports.undo;
  const command = useCommand('import_undo');
  const progress = useProgress('import_undo');

  const run = async () => {
    if (batch === undefined || command.pending) return;
    try {
      const undone = await command.run({ batch_id: batch.batch_id });
      toast({ text: words.done(undone) });
      onUndone?.();
      onClose();
    } catch {
      // Said by the notice in the dialog.
    }
  };
  return (
    <ConfirmDialog
      opened={batch !== undefined}
      onClose={() => {
        command.reset();
        onClose();
      }}
      onConfirm={() => void run()}
      title={words.title}
      confirm={words.run}
      danger
      busy={command.pending}
      testId="import-undo-sheet"
    >
      {batch === undefined ? null : (
        <p>{words.what({ file: batch.file_name, imported: batch.imported, updated: batch.updated })}</p>
      )}
      <p>{words.kept}</p>
      {command.pending ? (
        <ProgressBar label={words.working} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      ) : null}
      <ErrorNotice error={command.error} />
    </ConfirmDialog>
  );
}
