import { useEffect, useId, useState } from 'react';

import type { CustomerCard } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { onKeys } from '../../../shared/keys';
import { toast } from '../../../shared/toast';
import { Button, IconButton } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import cardClasses from '../card/card.module.css';
import { LEVELS } from '../place';
import { titleOf } from '../show';
import type { CustomerFormProps } from './CustomerForm';
import { DuplicateHint } from './DuplicateHint';
import classes from './form.module.css';
import { FormFields } from './FormFields';
import { ConflictNotice, DraftNotice } from './FormNotices';
import { emptyForm, formOf, isDirty, readDraft, type FormState } from './formState';
import { useCustomerSave } from './useCustomerSave';
import { useDuplicates } from './useDuplicates';
import { useKeptDraft } from './useKeptDraft';

/** The form itself, over what is stored or over nothing. */
export function OpenForm(props: CustomerFormProps & { readonly card: CustomerCard | undefined }) {
  const { t } = useI18n();
  const words = t.customers.form;
  const { card, recordId } = props;
  const titleId = useId();
  const formId = useId();

  // What the edit is based on; a newer card from the cache must not move it while someone is typing.
  const [base, setBase] = useState(card);
  const stored = base === undefined ? emptyForm() : formOf(base);
  const [state, setState] = useState<FormState>(stored);
  const [rare, setRare] = useState(false);
  const duplicates = useDuplicates(state, recordId ?? null);

  const dirty = isDirty(state, stored);
  const body = dirty ? JSON.stringify({ state, versions: base?.versions ?? null }) : null;
  const draft = useKeptDraft(`customer:${recordId ?? 'new'}`, body);
  const [offered, setOffered] = useState(true);
  const recovered = offered && draft.found !== undefined ? readDraft(draft.found.body) : undefined;

  const saving = useCustomerSave({
    state,
    stored,
    base,
    duplicates,
    onProblem: ({ field }) => {
      setRare(true);
      window.requestAnimationFrame(() =>
        entriesOf(formId)
          .find((one) => one.dataset['testid'] === `form-${field}-0`)
          ?.focus(),
      );
    },
    onSaved: (saved) => {
      draft.finish();
      props.onSaved(saved.record_id);
    },
    onReloaded: (fresh, next) => {
      setBase(fresh);
      setState(next);
    },
  });
  const { save, problem } = saving;

  useEffect(() => {
    entriesOf(formId)[0]?.focus();
  }, [formId]);

  const change = (next: FormState) => {
    setState(next);
    setOffered(false);
    saving.forget();
  };
  const close = () => {
    if (dirty) toast({ text: words.draftKept });
    props.onClose();
  };
  const nextEntry = ({ target }: { target: EventTarget }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return false;
    if (!('entry' in target.dataset)) return false;
    const all = entriesOf(formId);
    const following = all[all.indexOf(target) + 1];
    if (following === undefined) void save();
    else following.focus();
    return true;
  };

  return (
    <aside className={cardClasses['card']} data-wide={props.wide || undefined} aria-labelledby={titleId}>
      <form
        id={formId}
        className={classes['form']}
        data-testid="customer-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        {...onKeys({ 'mod+s': () => void save(), escape: close, enter: nextEntry })}
      >
        <header className={classes['head']}>
          <h2 id={titleId}>
            {base === undefined ? words.newTitle : words.editTitle({ name: titleOf(base.row) })}
          </h2>
          {base === undefined && !dirty ? (
            <Button look="link" size="small" onClick={props.onQuick} data-testid="form-quick">
              {t.customers.quick.title}
            </Button>
          ) : null}
          <IconButton icon="close" label={t.common.close} onClick={close} data-testid="form-close" />
        </header>
        <div className={classes['body']}>
          {recovered === undefined || draft.found === undefined ? null : (
            <DraftNotice
              draft={draft.found}
              onDiscard={() => {
                draft.discard();
                setOffered(false);
              }}
              onContinue={() => {
                setState(recovered.state);
                setOffered(false);
              }}
            />
          )}
          {saving.conflict ? <ConflictNotice onReload={() => void saving.reload()} /> : null}
          <FormFields
            state={state}
            stored={stored}
            isNew={base === undefined}
            rare={rare}
            levels={base?.levels ?? LEVELS}
            problem={problem}
            onChange={change}
            onRare={() => setRare(true)}
            onLeave={duplicates.check}
          />
        </div>
        <footer className={classes['foot']}>
          <DuplicateHint rows={duplicates.rows} onOpen={props.onOpen} />
          {problem === undefined ? null : (
            <p role="alert" className={classes['error']}>
              {words.fix}
            </p>
          )}
          <ErrorNotice error={saving.error} />
          <div className={classes['footLine']}>
            <kbd>{words.saveKeys}</kbd>
            <span className={classes['grow']} />
            <Button onClick={close}>{t.common.cancel}</Button>
            <Button
              look="primary"
              type="submit"
              busy={saving.busy}
              disabled={base !== undefined && !dirty}
              data-testid="form-save"
            >
              {base === undefined && duplicates.shown ? words.saveAnyway : words.save}
            </Button>
          </div>
        </footer>
      </form>
    </aside>
  );
}

/** What Enter walks through, in the order of the form. */
function entriesOf(formId: string): HTMLElement[] {
  const form = document.getElementById(formId);
  return [...(form?.querySelectorAll<HTMLElement>('[data-entry]:not(:disabled)') ?? [])];
}
