import { useId, useState } from 'react';

import { useCommand } from '../../../api/queries';
import { useI18n } from '../../../i18n';
import { onKeys, useComposedText } from '../../../shared/keys';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import hidden from '../../../shared/ui/hidden.module.css';
import classes from './notes.module.css';
import type { NoteItem } from './useTimeline';

interface NoteEditorProps {
  readonly note: NoteItem['what'];
  readonly onDone: () => void;
}

/** Changes the words of a note. Masks left alone keep the numbers they stand for: the core puts them back. */
export function NoteEditor({ note, onDone }: NoteEditorProps) {
  const { t } = useI18n();
  const id = useId();
  const edit = useCommand('note_edit');
  const [text, setText] = useState(note.text);
  const field = useComposedText(text, setText);

  const save = async () => {
    if (text.trim() === '' || edit.pending) return;
    try {
      await edit.run({ note_id: note.note_id, version: note.version, text: text.trim() });
      onDone();
    } catch {
      // Said by the notice below.
    }
  };
  return (
    <form
      className={classes['composer']}
      aria-label={t.customers.note.editTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      {...onKeys({ 'mod+s': () => void save(), 'mod+enter': () => void save(), escape: onDone })}
    >
      <label htmlFor={id} className={hidden['srOnly']}>
        {t.customers.note.text}
      </label>
      <textarea {...field} id={id} rows={3} className={classes['textarea']} spellCheck={false} autoFocus />
      <ErrorNotice error={edit.error} />
      <div className={classes['composerFoot']}>
        <Button size="small" onClick={onDone}>
          {t.common.cancel}
        </Button>
        <Button size="small" look="primary" type="submit" busy={edit.pending}>
          {t.common.save}
        </Button>
      </div>
    </form>
  );
}
