import { useEffect, useEffectEvent, useId, useState } from 'react';

import { toCallError } from '../../../api/errors';
import type { CustomerRow, FieldKey } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import type { CellEdit } from '../../../shared/grid/Grid';
import { useSayError } from '../../../shared/errors/useSayError';
import { onKeys } from '../../../shared/keys';
import { toast } from '../../../shared/toast';
import { problemOf } from '../form/refusal';
import { titleOf } from '../show';
import { CellInput } from './CellInput';
import { fieldOfColumn, inputsOfText, isPlain, textInCell } from './cellField';
import classes from './inline.module.css';
import type { EditSession } from './useEditSession';

interface CellEditorProps {
  readonly cell: CellEdit<CustomerRow>;
  readonly session: EditSession;
}

/** Types over one cell of the list: Enter saves, Esc leaves it as it was, Tab saves and goes on. */
export function CellEditor({ cell, session }: CellEditorProps) {
  const field = fieldOfColumn(cell.columnId, cell.row.kind);
  return field === undefined ? null : <FieldEditor cell={cell} session={session} field={field} />;
}

function FieldEditor({ cell, session, field }: CellEditorProps & { readonly field: FieldKey }) {
  const { t } = useI18n();
  const words = t.customers.inline;
  const sayError = useSayError();
  const messageId = useId();
  const { record_id: recordId } = cell.row;
  const [stored] = useState(() => textInCell(cell.row, field, t.customers.filter.separator));
  const [text, setText] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  // Fetched while somebody types; saving waits for it.
  const [edit] = useState(() => session.edit(recordId));

  const close = (focus: boolean) => {
    edit.leave();
    cell.close(focus);
  };
  const begin = useEffectEvent(async () => {
    try {
      const card = await edit.load();
      if (edit.left() || (card.can_edit && isPlain(card, field))) return;
      toast({ id: 'customer-no-edit', text: words.no });
    } catch (reason) {
      if (edit.left()) return;
      sayError(reason);
    }
    close(true);
  });
  useEffect(() => {
    void begin();
    return session.enter();
  }, [session]);

  const refuse = (reason: unknown) => {
    const failure = toCallError(reason);
    if (failure.code === 'locked') return;
    if (failure.code === 'conflict') edit.reload();
    const { what, next } = t.errors[failure.code](failure);
    setProblem(problemOf(t, failure, field)?.text ?? `${what} ${next}`);
  };

  const commit = async (go: () => void) => {
    if (busy || edit.left()) return;
    const values = inputsOfText(field, text);
    if (JSON.stringify(values) === JSON.stringify(inputsOfText(field, stored))) {
      go();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const warnings = await edit.save(field, values);
      if (warnings.length > 0) {
        const texts = [...new Set(warnings.map(({ code }) => t.customers.warning[code]))];
        toast({ tone: 'warning', text: [t.customers.done.saved, ...texts].join(t.customers.form.join) });
      }
      go();
    } catch (reason) {
      refuse(reason);
    } finally {
      setBusy(false);
    }
  };
  const onward = (by: 1 | -1) => {
    void commit(() => {
      edit.leave();
      cell.next(by);
    });
  };

  return (
    <div
      className={classes['editor']}
      aria-busy={busy}
      {...onKeys({
        enter: () => void commit(() => close(true)),
        escape: () => close(true),
        tab: () => onward(1),
        'shift+tab': () => onward(-1),
      })}
      onBlur={({ target }) => {
        // A window that loses the focus keeps its focused element: the work goes on when it comes back.
        if (document.activeElement === target || edit.left()) return;
        void commit(() => close(false));
      }}
    >
      <CellInput
        field={field}
        text={text}
        onText={(next) => {
          setText(next);
          setProblem(undefined);
        }}
        label={words.label({ field: t.words.field[field], name: titleOf(cell.row) })}
        messageId={problem === undefined ? undefined : messageId}
        readOnly={busy}
      />
      {problem === undefined ? null : (
        <p id={messageId} role="alert" className={classes['problem']} data-testid="cell-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
