import { useId, useState, type ReactNode } from 'react';

import { useCommandQuery } from '../../../api/queries';
import { useI18n } from '../../../i18n';
import { onKeys, useComposedText } from '../../../shared/keys';
import { Button, IconButton } from '../../../shared/ui/Button';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import type { FieldSpec } from '../fieldGroups';
import { STAGES } from '../place';
import classes from './form.module.css';
import { MarkChoice } from './MarkChoice';
import { keptAgain, retyped, type FormValue } from './formState';

interface FieldEntryProps {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly values: readonly FormValue[];
  readonly error: string | undefined;
  readonly onValues: (values: readonly FormValue[]) => void;
  /** The field is left: a good moment to look for duplicates. */
  readonly onLeave: () => void;
}

/** One field of the form with its level, as many inputs as it has values, and what is wrong with it. */
export function FieldEntry(props: FieldEntryProps) {
  const { t } = useI18n();
  const { spec, label, error } = props;
  const id = useId();
  return (
    <div className={classes['entry']} data-invalid={error === undefined ? undefined : ''}>
      <span className={classes['entryLabel']} id={`${id}-label`}>
        {label}
        {spec.level === 'L1' ? null : <LevelBadge level={spec.level} />}
      </span>
      <div className={classes['entryBody']} onBlur={props.onLeave}>
        <EntryBody
          {...props}
          labelId={`${id}-label`}
          errorId={error === undefined ? undefined : `${id}-error`}
        />
        {error === undefined ? null : (
          <p id={`${id}-error`} className={classes['error']} data-testid={`form-${spec.field}-error`}>
            {error}
          </p>
        )}
        {spec.field === 'source' ? <p className={classes['hint']}>{t.customers.form.sourceHint}</p> : null}
      </div>
    </div>
  );
}

interface EntryBodyProps extends FieldEntryProps {
  readonly labelId: string;
  readonly errorId: string | undefined;
}

function EntryBody(props: EntryBodyProps): ReactNode {
  switch (props.spec.entry) {
    case 'stage':
    case 'basis':
      return <CodeSelect {...props} />;
    case 'choice':
      // What is stored may be masked: it stays as it is until somebody chooses anew.
      return props.values[0]?.kind === 'keep' ? <TextValues {...props} /> : <CodeSelect {...props} />;
    case 'tags':
      return <TagInput {...props} />;
    case 'marks':
      return <MarkChoice {...props} field={props.spec.field} />;
    default:
      return <TextValues {...props} />;
  }
}

function TextValues(props: EntryBodyProps) {
  const { t } = useI18n();
  const words = t.customers.form;
  const { spec, label, values, onValues } = props;
  const shown: readonly FormValue[] = values.length > 0 ? values : [{ kind: 'text', text: '' }];
  const put = (place: number, value: FormValue) =>
    onValues(shown.map((one, at) => (at === place ? value : one)));
  return (
    <>
      {shown.map((value, place) => (
        <div key={place} className={classes['line']}>
          {value.kind === 'keep' ? (
            <>
              <span
                className={classes['kept']}
                title={words.kept}
                aria-label={words.keptLabel({ field: label, mask: value.mask })}
                role="img"
                data-testid={`form-${spec.field}-${place}-kept`}
              >
                {value.mask}
              </span>
              <Button
                look="link"
                size="small"
                aria-label={words.retypeLabel({ field: label })}
                onClick={() => put(place, retyped(value))}
                data-testid={`form-${spec.field}-${place}-retype`}
              >
                {words.retype}
              </Button>
            </>
          ) : (
            <>
              <TextInput
                {...props}
                place={place}
                value={value.text}
                onText={(text) => put(place, { ...value, text })}
              />
              {value.was === undefined ? null : (
                <Button
                  look="link"
                  size="small"
                  onClick={() => put(place, keptAgain(value))}
                  data-testid={`form-${spec.field}-${place}-keep`}
                >
                  {words.keep}
                </Button>
              )}
            </>
          )}
          {shown.length > 1 || value.kind === 'keep' ? (
            <IconButton
              icon="close"
              size="small"
              label={
                shown.length > 1
                  ? words.removeValue({ field: label, number: place + 1 })
                  : words.clearValue({ field: label })
              }
              onClick={() => onValues(shown.filter((_, at) => at !== place))}
              data-testid={`form-${spec.field}-${place}-remove`}
            />
          ) : null}
        </div>
      ))}
      {spec.many === true && values.length > 0 ? (
        <button
          type="button"
          className={classes['addValue']}
          onClick={() => onValues([...shown, { kind: 'text', text: '' }])}
          data-testid={`form-${spec.field}-add`}
        >
          {words.addValue({ field: label })}
        </button>
      ) : null}
    </>
  );
}

interface TextInputProps extends EntryBodyProps {
  readonly place: number;
  readonly value: string;
  readonly onText: (text: string) => void;
}

function TextInput({ spec, place, value, labelId, errorId, onText }: TextInputProps) {
  const field = useComposedText(value, onText);
  const shared = {
    className: classes['input'],
    'aria-labelledby': labelId,
    'aria-invalid': errorId === undefined ? undefined : true,
    'aria-describedby': errorId,
    'data-testid': `form-${spec.field}-${place}`,
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
  };
  if (spec.entry === 'long') return <textarea {...field} {...shared} rows={2} data-entry="" />;
  if (spec.entry === 'date') return <input {...field} {...shared} type="date" data-entry="" />;
  if (spec.entry === 'datetime') return <WhenInput {...shared} value={value} onText={onText} />;
  return (
    <input
      {...field}
      {...shared}
      type="text"
      inputMode={spec.entry === 'number' ? 'tel' : 'text'}
      data-entry=""
    />
  );
}

/** A day, and the time of day if one is set. */
function WhenInput({ value, onText, ...shared }: { value: string; onText: (text: string) => void }) {
  const { t } = useI18n();
  const [day = '', time = ''] = value.split('T');
  const put = (nextDay: string, nextTime: string) =>
    onText(nextDay === '' ? '' : nextTime === '' ? nextDay : `${nextDay}T${nextTime}`);
  return (
    <>
      <input
        {...shared}
        type="date"
        value={day}
        data-entry=""
        onChange={(event) => put(event.currentTarget.value, time)}
      />
      <input
        type="time"
        className={classes['input']}
        aria-label={t.customers.form.time}
        value={time}
        disabled={day === ''}
        data-entry=""
        onChange={(event) => put(day, event.currentTarget.value)}
      />
    </>
  );
}

function CodeSelect({ spec, values, labelId, errorId, onValues }: EntryBodyProps) {
  const { t } = useI18n();
  const words = t.customers.form;
  const [first] = values;
  const options: readonly (readonly [string, string])[] =
    spec.entry === 'stage'
      ? STAGES.map((stage) => [stage, t.words.stage[stage]] as const)
      : (spec.choices ?? Object.entries(t.words.basis));
  const none = { stage: words.stageNone, basis: words.basisNone, choice: words.choiceNone };
  return (
    <select
      className={classes['input']}
      aria-labelledby={labelId}
      aria-describedby={errorId}
      value={first?.kind === 'text' ? first.text : ''}
      data-entry=""
      data-testid={`form-${spec.field}-0`}
      onChange={({ currentTarget: { value } }) =>
        onValues(value === '' ? [] : [{ kind: 'text', text: value }])
      }
    >
      <option value="">
        {none[spec.entry === 'stage' || spec.entry === 'choice' ? spec.entry : 'basis']}
      </option>
      {options.map(([code, word]) => (
        <option key={code} value={code}>
          {word}
        </option>
      ))}
    </select>
  );
}

function TagInput({ spec, values, labelId, onValues }: EntryBodyProps) {
  const { t } = useI18n();
  const words = t.customers.form;
  const listId = useId();
  const known = useCommandQuery('tag_list', {}).data?.tags ?? [];
  const [typed, setTyped] = useState('');
  const tags = values.flatMap((value) => (value.kind === 'text' && value.text !== '' ? [value.text] : []));
  const field = useComposedText(typed, setTyped);
  const put = (next: readonly string[]) => onValues(next.map((text) => ({ kind: 'text', text })));
  const add = () => {
    const tag = typed.trim();
    if (tag !== '' && !tags.includes(tag)) put([...tags, tag]);
    setTyped('');
  };
  return (
    <div className={classes['tags']}>
      {tags.map((tag) => (
        <span key={tag} className={classes['tag']}>
          {tag}
          <IconButton
            icon="close"
            size="small"
            label={words.removeTag({ tag })}
            onClick={() => put(tags.filter((one) => one !== tag))}
          />
        </span>
      ))}
      <input
        {...field}
        type="text"
        list={listId}
        className={classes['input']}
        aria-labelledby={labelId}
        placeholder={tags.length === 0 ? words.tagsHint : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        data-entry=""
        data-testid={`form-${spec.field}-0`}
        onBlur={add}
        {...onKeys({
          enter: () => {
            if (typed.trim() === '') return false;
            add();
            return true;
          },
        })}
      />
      <datalist id={listId}>
        {known.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
