import { useCommand } from '../../../api/queries';
import type { FieldKey, TextHit } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useSayError } from '../../../shared/errors/useSayError';
import { toast } from '../../../shared/toast';
import { Icon } from '../../../shared/ui/Icon';
import classes from './notes.module.css';
import { ignoreHits, useOpenHits } from './ignoredHits';
import type { NoteItem } from './useTimeline';
import parts from '../../../shared/ui/parts.module.css';

/** Numbers that stand in a saved note: each can be moved into its field, or left. Never without a click. */
export function NoteHits({ note }: { note: NoteItem['what'] }) {
  const { t } = useI18n();
  const words = t.customers.note;
  const move = useCommand('note_move_hit');
  const sayError = useSayError();
  const open = useOpenHits(note);

  const run = (hit: TextHit, field: FieldKey) => {
    move
      .run({ note_id: note.note_id, version: note.version, start: hit.start, end: hit.end, field })
      .then(() => toast({ text: words.moved({ field: t.words.field[field] }) }))
      .catch(sayError);
  };
  return open.map((hit) => {
    const field = hit.suggested_field;
    if (field === null) return null;
    return (
      <p key={hit.start} className={classes['hit']} data-testid="note-hit">
        <Icon name="warning" size={14} />
        <span>{words.hit({ what: t.words.detected[hit.kind] })}</span>
        <button
          type="button"
          className={parts['textLink']}
          disabled={move.pending}
          onClick={() => run(hit, field)}
        >
          {words.hitMove({ field: t.words.field[field] })}
        </button>
        <button type="button" className={parts['textLink']} onClick={() => ignoreHits(note, [hit])}>
          {words.hitIgnore}
        </button>
      </p>
    );
  });
}
