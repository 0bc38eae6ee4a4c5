import { useState } from 'react';

import { useCommand } from '../../../api/queries';
import type { ExportView, Whereabouts } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { TextField } from '../../../shared/ui/Field';
import { SETTLED } from '../words';
import { RadioCards } from '../RadioCards';
import classes from './dialogs.module.css';

const MOST = 200;

/** What became of a copy: it came back, it is destroyed, or neither and why. */
export function SettleDialog({ view, onClose }: { view: ExportView; onClose: () => void }) {
  const { t } = useI18n();
  const words = t.exports.settle;
  const settle = useCommand('export_settle');
  const [where, setWhere] = useState<Exclude<Whereabouts, 'out'>>('destroyed');
  const [note, setNote] = useState('');
  const needed = where === 'explained';
  const ready = !needed || note.trim() !== '';

  async function run() {
    if (!ready || settle.pending) return;
    try {
      await settle.run({ request_id: view.request_id, whereabouts: where, note: note.trim() });
      toast({ text: words.done });
      onClose();
    } catch {
      // What went wrong stands in the dialog.
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      testId="settle"
      footer={
        <>
          <Button onClick={onClose} data-testid="settle-cancel">
            {t.common.cancel}
          </Button>
          <Button
            look="primary"
            busy={settle.pending}
            disabled={!ready}
            onClick={() => void run()}
            data-testid="settle-confirm"
          >
            {words.submit}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        <p>{words.text}</p>
        <RadioCards
          label={words.label}
          options={SETTLED.map((value) => ({ value, label: words[value] }))}
          value={where}
          onChange={setWhere}
          testId="settle"
        />
        <TextField
          label={needed ? words.note : words.noteOptional}
          value={note}
          onText={setNote}
          rows={2}
          maxLength={MOST}
          testId="settle-note"
        />
        <ErrorNotice error={settle.error} testId="settle-error" />
      </div>
    </Dialog>
  );
}
