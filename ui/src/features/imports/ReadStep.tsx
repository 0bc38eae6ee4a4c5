import { useId, useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { ImportPreview, ReadOptions } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import classes from './ReadStep.module.css';
import type { ImportState } from './importState';
import { StepFrame } from './StepFrame';
import parts from './parts.module.css';

interface ReadStepProps {
  readonly state: ImportState;
  readonly onRead: (options: ReadOptions, preview: ImportPreview) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const MOST_HEADER_ROWS = 20;

/** How the file is read, with the first rows as proof; every guess can be changed. */
export function ReadStep({ state, onRead, onBack, onNext }: ReadStepProps) {
  const { t, f } = useI18n();
  const words = t.imports.read;
  const id = useId();
  const open = useCommand('import_open');
  const [error, setError] = useState<CallError | undefined>(undefined);
  const { preview, options } = state;

  const reread = async (part: Partial<ReadOptions>) => {
    setError(undefined);
    const next = { ...options, ...part };
    try {
      onRead(next, await open.run({ path: state.path, options: next }));
    } catch (reason) {
      setError(toCallError(reason));
    }
  };
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const rows = Array.from({ length: Math.max(0, ...preview.columns.map((column) => column.samples.length)) });

  return (
    <StepFrame
      label={words.title}
      onBack={onBack}
      next={t.imports.next({ step: t.imports.steps.map })}
      onNext={onNext}
      busy={open.pending}
    >
      <h2 className={parts['title']}>{words.title}</h2>
      <p className={parts['lead']}>{words.text}</p>
      <dl className={parts['facts']}>
        <div>
          <dt>{words.kind}</dt>
          <dd>
            {kinds[preview.kind] ?? preview.kind} ·{' '}
            {words.size({ size: f.bytes(preview.bytes), rows: preview.rows })}
          </dd>
        </div>
      </dl>
      <div className={classes['options']}>
        {preview.encoding === null ? null : (
          <Choice
            id={`${id}-encoding`}
            label={words.encoding}
            value={preview.encoding}
            options={words.encodings}
            onChange={(encoding) => void reread({ encoding })}
          />
        )}
        {preview.delimiter === null ? null : (
          <Choice
            id={`${id}-delimiter`}
            label={words.delimiter}
            value={preview.delimiter}
            options={words.delimiters}
            onChange={(delimiter) => void reread({ delimiter })}
          />
        )}
        {preview.sheets.length > 1 ? (
          <Choice
            id={`${id}-sheet`}
            label={words.sheet}
            value={preview.sheet ?? ''}
            options={Object.fromEntries(preview.sheets.map((sheet) => [sheet, sheet]))}
            onChange={(sheet) => void reread({ sheet, header_row: null })}
          />
        ) : null}
        {preview.kind === 'vcard' ? null : (
          <Choice
            id={`${id}-header`}
            label={words.header}
            value={String(preview.header_row)}
            options={Object.fromEntries(
              Array.from({ length: MOST_HEADER_ROWS }, (_, place) => [String(place + 1), String(place + 1)]),
            )}
            onChange={(row) => void reread({ header_row: Number(row) })}
          />
        )}
      </div>
      <ErrorNotice error={error} />
      <h3 className={parts['subtitle']}>{words.preview}</h3>
      {/* The table may be wider than the window: it can be scrolled by keyboard too. */}
      <div className={classes['scrollX']} tabIndex={0} role="region" aria-label={words.preview}>
        <table className={parts['table']} data-testid="import-preview">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.index} scope="col">
                  {column.header || words.column({ number: column.index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((_, place) => (
              <tr key={place}>
                {preview.columns.map((column) => (
                  <td key={column.index}>{column.samples[place] || f.none}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StepFrame>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <div className={classes['option']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={parts['select']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {value in options ? null : <option value={value}>{value}</option>}
        {Object.entries(options).map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
