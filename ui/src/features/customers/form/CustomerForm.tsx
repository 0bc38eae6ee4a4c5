import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { commandQuery, useCommand, useCommandQuery } from '../../../api/queries';
import type { CustomerCard, FieldKey } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { usePlatform } from '../../../platform/context';
import { onKeys } from '../../../shared/keys';
import { toast } from '../../../shared/toast';
import { Button, IconButton } from '../../../shared/ui/Button';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import cardClasses from '../card/card.module.css';
import { fieldsOf, GROUPS, type FieldSpec } from '../fieldGroups';
import { titleOf } from '../show';
import { CompanyLink } from './CompanyLink';
import { DuplicateHint } from './DuplicateHint';
import { FieldEntry } from './FieldEntry';
import classes from './form.module.css';
import {
  changedInputs,
  createInputs,
  emptyForm,
  formOf,
  isDirty,
  readDraft,
  textOf,
  valuesOf,
  withValues,
  type FormState,
} from './formState';
import { useKeptDraft } from './useKeptDraft';
import { useDuplicates } from './useDuplicates';

interface CustomerFormProps {
  /** Absent for a new customer. */
  readonly recordId: string | undefined;
  readonly wide: boolean;
  readonly onClose: () => void;
  readonly onSaved: (recordId: string) => void;
  /** One pasted line instead of the form. */
  readonly onQuick: () => void;
  /** Opens another customer, for example a duplicate. */
  readonly onOpen: (recordId: string) => void;
}

/** Creates or changes a customer, in the place of the card. */
export function CustomerForm(props: CustomerFormProps) {
  const { recordId } = props;
  return recordId === undefined ? (
    <OpenForm {...props} card={undefined} />
  ) : (
    <EditForm {...props} recordId={recordId} />
  );
}

function EditForm(props: CustomerFormProps & { recordId: string }) {
  const { t } = useI18n();
  const query = useCommandQuery('customer_show', { record_id: props.recordId });
  if (query.data !== undefined) return <OpenForm {...props} card={query.data} />;
  return (
    <aside
      className={cardClasses['card']}
      aria-label={t.customers.card.loading}
      aria-busy={query.error === null}
    >
      <div className={cardClasses['missing']}>
        <ErrorNotice error={query.error} />
        {query.error === null ? null : <Button onClick={props.onClose}>{t.customers.card.close}</Button>}
      </div>
    </aside>
  );
}

interface Problem {
  readonly field: FieldKey;
  readonly text: string;
}

function OpenForm(props: CustomerFormProps & { card: CustomerCard | undefined }) {
  const { t, f } = useI18n();
  const words = t.customers.form;
  const { card, recordId } = props;
  const platform = usePlatform();
  const client = useQueryClient();
  const create = useCommand('customer_create');
  const update = useCommand('customer_update');
  const titleId = useId();
  const formId = useId();

  // What the edit is based on; a newer card from the cache must not move it while someone is typing.
  const [base, setBase] = useState(card);
  const stored = base === undefined ? emptyForm() : formOf(base);
  const [state, setState] = useState<FormState>(stored);
  const [rare, setRare] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [error, setError] = useState<CallError | undefined>(undefined);
  const [conflict, setConflict] = useState(false);
  const duplicates = useDuplicates(state, recordId ?? null);

  const dirty = isDirty(state, stored);
  const draftKey = `customer:${recordId ?? 'new'}`;
  const body = dirty ? JSON.stringify({ state, versions: base?.versions ?? null }) : null;
  const draft = useKeptDraft(draftKey, body);
  const [offered, setOffered] = useState(true);
  const recovered = offered && draft.found !== undefined ? readDraft(draft.found.body) : undefined;
  const busy = create.pending || update.pending;

  useEffect(() => {
    entriesOf(formId)[0]?.focus();
  }, [formId]);

  const change = (next: FormState) => {
    setState(next);
    setOffered(false);
    setProblem(undefined);
    setError(undefined);
  };
  const fail = (reason: unknown) => {
    const failure = toCallError(reason);
    const field = failure.text('field') as FieldKey;
    if (failure.code === 'conflict') setConflict(true);
    else if (failure.code === 'duplicate') duplicates.check();
    else if (failure.code === 'name_needed') point({ field: mainField(state), text: words.nameNeeded });
    else if (
      (failure.code === 'invalid_value' || failure.code === 'forbidden_value') &&
      field in t.words.field
    ) {
      point({ field, text: reasonText(t, failure) });
    } else if (failure.code === 'source_forbidden') {
      const { what, next } = t.errors.source_forbidden(failure);
      point({ field: 'source', text: `${what} ${next}` });
    } else setError(failure);
  };
  const point = (next: Problem) => {
    setProblem(next);
    setRare(true);
    window.requestAnimationFrame(() =>
      entriesOf(formId)
        .find((one) => one.dataset['testid'] === `form-${next.field}-0`)
        ?.focus(),
    );
  };

  const save = async () => {
    if (busy) return;
    setError(undefined);
    setProblem(undefined);
    const named = (['company', 'name'] as const).some((field) => inputsHave(state, field));
    if (!named) {
      point({ field: mainField(state), text: words.nameNeeded });
      return;
    }
    try {
      const saved =
        base === undefined
          ? await create.run({
              kind: state.kind,
              fields: createInputs(state),
              company_link: state.link?.recordId ?? null,
              accept_duplicate: duplicates.shown,
            })
          : await update.run({
              record_id: base.row.record_id,
              versions: base.versions,
              fields: changedInputs(state, stored),
              company_link:
                state.link !== null && state.link.recordId !== stored.link?.recordId
                  ? state.link.recordId
                  : null,
              unlink_company: state.link === null && stored.link !== null,
            });
      draft.finish();
      const warnings = [...new Set(saved.warnings.map(({ code }) => t.customers.warning[code]))];
      toast({
        text: [base === undefined ? t.customers.done.created : t.customers.done.saved, ...warnings].join(
          words.join,
        ),
        tone: warnings.length > 0 ? 'warning' : 'plain',
      });
      props.onSaved(saved.record_id);
    } catch (reason) {
      fail(reason);
    }
  };

  /** Takes the newest versions as the base; what was typed stays. */
  const reload = async () => {
    if (base === undefined) return;
    try {
      const fresh = await client.query({
        ...commandQuery(platform, 'customer_show', { record_id: base.row.record_id }),
        staleTime: 0,
      });
      const typed = new Set(changedInputs(state, stored).map(({ field }) => field));
      const next = formOf(fresh);
      const values = Object.fromEntries([...typed].map((field) => [field, valuesOf(state, field)]));
      setBase(fresh);
      setState({ ...next, link: state.link, values: { ...next.values, ...values } });
      setConflict(false);
    } catch (reason) {
      setError(toCallError(reason));
    }
  };

  const close = () => {
    if (dirty) toast({ text: words.draftKept });
    props.onClose();
  };
  const nextEntry = (event: { target: EventTarget }) => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return false;
    if (!('entry' in target.dataset)) return false;
    const all = entriesOf(formId);
    const following = all[all.indexOf(target) + 1];
    if (following === undefined) void save();
    else following.focus();
    return true;
  };

  const entry = (spec: FieldSpec) => (
    <FieldEntry
      key={spec.field}
      spec={spec}
      label={entryLabel(t, state, spec.field)}
      values={valuesOf(state, spec.field)}
      error={problem?.field === spec.field ? problem.text : undefined}
      onValues={(values) => change(withValues(state, spec.field, values))}
      onLeave={duplicates.check}
    />
  );
  const isShown = (spec: FieldSpec) => spec.rare !== true || rare || valuesOf(stored, spec.field).length > 0;
  const groups = GROUPS.map((group) => ({
    group,
    specs: orderFor(state, fieldsOf(group, state.kind)).filter(isShown),
  }));
  const hidden = GROUPS.flatMap((group) => fieldsOf(group, state.kind)).filter(
    (spec) => !isShown(spec),
  ).length;

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
            <Notice
              tone="info"
              testId="form-draft"
              actions={
                <>
                  <Button
                    size="small"
                    onClick={() => {
                      draft.discard();
                      setOffered(false);
                    }}
                    data-testid="form-draft-discard"
                  >
                    {words.draftDiscard}
                  </Button>
                  <Button
                    size="small"
                    onClick={() => {
                      setState(recovered.state);
                      setOffered(false);
                    }}
                    data-testid="form-draft-continue"
                  >
                    {words.draftContinue}
                  </Button>
                </>
              }
            >
              {words.draftFound} <small>{words.draftWhen({ time: f.short(draft.found.saved_ms) })}</small>
            </Notice>
          )}
          {conflict ? (
            <Notice
              tone="warning"
              role="alert"
              testId="form-conflict"
              actions={
                <Button size="small" onClick={() => void reload()} data-testid="form-reload">
                  {words.conflictReload}
                </Button>
              }
            >
              <p>{words.conflict}</p>
              <p>{words.conflictText}</p>
            </Notice>
          ) : null}
          {base === undefined ? (
            <div className={classes['kind']}>
              <ChoiceChips
                label={words.kind}
                options={[
                  { value: 'company', label: words.company, icon: 'building' },
                  { value: 'person', label: words.person, icon: 'person' },
                ]}
                value={state.kind}
                onChange={(kind) => change({ ...state, kind })}
                testId="form-kind"
              />
            </div>
          ) : null}
          {groups.map(({ group, specs }) =>
            specs.length === 0 ? null : (
              <fieldset key={group} className={classes['group']}>
                <legend>{t.customers.card.groups[group]}</legend>
                {specs.map(entry)}
                {group === 'basic' && state.kind === 'person' ? (
                  <div className={classes['entry']}>
                    <span className={classes['entryLabel']}>{words.link}</span>
                    <div className={classes['entryBody']}>
                      <CompanyLink
                        link={state.link}
                        onLink={(link) => {
                          const fill = link !== null && textOf(state, 'company') === '';
                          const linked = { ...state, link };
                          change(
                            fill
                              ? withValues(linked, 'company', [{ kind: 'text', text: link.name }])
                              : linked,
                          );
                        }}
                      />
                    </div>
                  </div>
                ) : null}
              </fieldset>
            ),
          )}
          {hidden > 0 ? (
            <Button
              look="quiet"
              size="small"
              icon="chevronDown"
              onClick={() => setRare(true)}
              data-testid="form-more"
            >
              {words.rareCount({ count: hidden })}
            </Button>
          ) : null}
          <p className={classes['hint']}>{words.levelNote}</p>
        </div>
        <footer className={classes['foot']}>
          <DuplicateHint rows={duplicates.rows} onOpen={props.onOpen} />
          {problem === undefined ? null : (
            <p role="alert" className={classes['error']}>
              {words.fix}
            </p>
          )}
          <ErrorNotice error={error} />
          <div className={classes['footLine']}>
            <kbd>{words.saveKeys}</kbd>
            <span className={classes['grow']} />
            <Button onClick={close}>{t.common.cancel}</Button>
            <Button
              look="primary"
              type="submit"
              busy={busy}
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

function mainField(state: FormState): FieldKey {
  return state.kind === 'company' ? 'company' : 'name';
}

/** The field that names the customer comes first. */
function orderFor(state: FormState, specs: readonly FieldSpec[]): readonly FieldSpec[] {
  const main = mainField(state);
  return [...specs].sort((a, b) => Number(b.field === main) - Number(a.field === main));
}

function inputsHave(state: FormState, field: FieldKey): boolean {
  return valuesOf(state, field).some((value) => value.kind === 'keep' || value.text.trim() !== '');
}

function entryLabel(t: Texts, state: FormState, field: FieldKey): string {
  return field === 'name' && state.kind === 'company' ? t.customers.card.contactPerson : t.words.field[field];
}

/** Why the core did not take a value. */
export function reasonText(t: Texts, error: CallError): string {
  const reasons: Readonly<Record<string, string>> = t.customers.reject;
  if (error.code === 'forbidden_value') return t.customers.reject.forbidden_value;
  return reasons[error.text('reason')] ?? t.customers.rejectOther;
}
