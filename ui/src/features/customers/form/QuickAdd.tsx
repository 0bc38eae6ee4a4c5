import { useId, useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useCommand } from '../../../api/queries';
import type { CreateCustomer, CustomerKind, FieldKey } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { quickWords } from '../../../i18n/quickWords';
import { onKeys, useComposedText } from '../../../shared/keys';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import { useDetector } from '../card/useDetector';
import { specOf } from '../fieldGroups';
import { STAGES } from '../place';
import { parseQuickLine } from '../quickLine';
import { reasonText } from './refusal';
import { DuplicateHint } from './DuplicateHint';
import classes from './form.module.css';
import type { FormState } from './formState';
import { useDuplicates } from './useDuplicates';

interface QuickAddProps {
  readonly onClose: () => void;
  readonly onFull: () => void;
  readonly onOpen: (recordId: string) => void;
}

/** Always offered, so that what is missing can be seen. */
const BASE_FIELDS: readonly FieldKey[] = ['name', 'phone', 'company', 'title', 'source'];

/** One pasted line becomes a customer: numbers go to their fields, everything stays editable. */
export function QuickAdd({ onClose, onFull, onOpen }: QuickAddProps) {
  const { t } = useI18n();
  const words = t.customers.quick;
  const create = useCommand('customer_create');
  const id = useId();
  const [line, setLine] = useState('');
  /** What was corrected by hand wins over what was recognised. */
  const [corrected, setCorrected] = useState<Partial<Record<FieldKey, string>>>({});
  const [stage, setStage] = useState('lead');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<CallError | undefined>(undefined);
  const field = useComposedText(line, setLine);
  const hits = useDetector(line);

  const found = parseQuickLine(line, hits, quickWords).values;
  const extra = found.map((value) => value.field).filter((key) => !BASE_FIELDS.includes(key));
  const keys = [...BASE_FIELDS, ...new Set(extra)];
  const textFor = (key: FieldKey) => corrected[key] ?? found.find((value) => value.field === key)?.text ?? '';
  const unsure = (key: FieldKey) =>
    corrected[key] === undefined && found.some((value) => value.field === key && !value.sure);
  const kind: CustomerKind = textFor('name').trim() === '' ? 'company' : 'person';

  const asForm: FormState = {
    kind,
    values: Object.fromEntries(keys.map((key) => [key, [{ kind: 'text', text: textFor(key) }]])),
    link: null,
  };
  const duplicates = useDuplicates(asForm, null);

  const save = async (next: boolean) => {
    if (create.pending) return;
    if (textFor('name').trim() === '' && textFor('company').trim() === '') {
      setMissing(true);
      document.getElementById(line === '' ? `${id}-line` : `${id}-name`)?.focus();
      return;
    }
    setError(undefined);
    const fields: CreateCustomer['fields'] = keys
      .map((key) => ({ field: key, text: textFor(key).trim() }))
      .filter(({ text }) => text !== '')
      .map(({ field: key, text }) => ({ field: key, values: [{ text }] }));
    fields.push({ field: 'stage', values: [{ text: stage }] });
    try {
      const saved = await create.run({
        kind,
        fields,
        company_link: null,
        accept_duplicate: duplicates.shown,
      });
      toast({ text: t.customers.done.created });
      if (next) {
        setLine('');
        setCorrected({});
        document.getElementById(`${id}-line`)?.focus();
      } else onOpen(saved.record_id);
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'duplicate') duplicates.check();
      setError(failure);
    }
  };
  const keysOf = onKeys({
    enter: () => void save(false),
    'shift+enter': () => void save(true),
    'mod+s': () => void save(false),
  });

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      size={560}
      testId="quick-add"
      footer={
        <>
          <Button look="link" onClick={onFull}>
            {words.full}
          </Button>
          <span className={classes['grow']} />
          <Button onClick={() => void save(true)}>{words.saveNext}</Button>
          <Button
            look="primary"
            busy={create.pending}
            onClick={() => void save(false)}
            data-testid="quick-save"
          >
            {duplicates.shown ? t.customers.form.saveAnyway : words.save}
          </Button>
        </>
      }
    >
      <div className={classes['quick']} {...keysOf}>
        <label htmlFor={`${id}-line`}>{words.label}</label>
        <input
          {...field}
          id={`${id}-line`}
          type="text"
          className={classes['quickLine']}
          placeholder={words.placeholder}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          data-autofocus
          data-testid="quick-line"
          onBlur={duplicates.check}
        />
        <p id={`${id}-hint`} className={classes['hint']}>
          {words.hint}
        </p>
        <div role="group" aria-label={words.result} className={classes['quickFields']}>
          {keys.map((key) => (
            <QuickField
              key={key}
              field={key}
              value={textFor(key)}
              unsure={unsure(key)}
              id={`${id}-${key}`}
              onText={(text) => {
                setMissing(false);
                setCorrected((now) => ({ ...now, [key]: text }));
              }}
              onLeave={duplicates.check}
            />
          ))}
          <div className={classes['quickField']}>
            <label htmlFor={`${id}-stage`}>{t.words.field.stage}</label>
            <select
              id={`${id}-stage`}
              className={classes['input']}
              value={stage}
              onChange={(event) => setStage(event.currentTarget.value)}
            >
              {STAGES.map((one) => (
                <option key={one} value={one}>
                  {t.words.stage[one]}
                </option>
              ))}
            </select>
          </div>
        </div>
        {missing ? (
          <p role="alert" className={classes['error']}>
            {words.required}
          </p>
        ) : null}
        <DuplicateHint rows={duplicates.rows} onOpen={onOpen} />
        {error === undefined || error.code === 'duplicate' ? null : error.code === 'invalid_value' ? (
          <p role="alert" className={classes['error']}>
            {reasonText(t, error)}
          </p>
        ) : (
          <ErrorNotice error={error} />
        )}
      </div>
    </Dialog>
  );
}

interface QuickFieldProps {
  readonly field: FieldKey;
  readonly value: string;
  readonly unsure: boolean;
  readonly id: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
}

function QuickField({ id, field, value, unsure, onText, onLeave }: QuickFieldProps) {
  const { t } = useI18n();
  const composed = useComposedText(value, onText);
  const level = specOf(field)?.level ?? 'L1';
  return (
    <div className={classes['quickField']}>
      <label htmlFor={id}>
        {t.words.field[field]}
        {level === 'L1' ? null : <LevelBadge level={level} />}
      </label>
      <span className={classes['line']}>
        <input
          {...composed}
          id={id}
          type="text"
          className={classes['input']}
          autoComplete="off"
          spellCheck={false}
          data-testid={`quick-${field}`}
          onBlur={onLeave}
        />
        {unsure ? <small className={classes['unsure']}>{t.customers.quick.unsure}</small> : null}
      </span>
    </div>
  );
}
