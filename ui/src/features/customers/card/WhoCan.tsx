import { useId, useState } from 'react';

import { useCommandQuery } from '../../../api/queries';
import type { Access, AccessRow } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { nameOfOwner } from '../../../shared/access/receiver';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import classes from './Viewers.module.css';
import parts from '../../../shared/ui/parts.module.css';

/** A local time as the field writes it; nothing while it is not complete. */
function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** 谁能看到: who holds the keys of this customer now, or held them at a moment, and why. */
export function WhoCan({ recordId }: { recordId: string }) {
  const { t } = useI18n();
  const id = useId();
  const words = t.customers.access;
  const [text, setText] = useState('');
  const at = text === '' ? null : momentOf(text);
  const { data, error } = useCommandQuery(
    'access_list',
    { record_id: recordId, at_ms: at ?? null },
    // Roles and teams change elsewhere: asked anew whenever it is looked at.
    { enabled: at !== undefined, staleTime: 0, gcTime: 0, placeholderData: (before) => before },
  );
  return (
    <section className={classes['who']} aria-labelledby={`${id}-title`} data-testid="who-can">
      <h3 id={`${id}-title`}>{words.title}</h3>
      <div className={classes['moment']}>
        <label htmlFor={`${id}-at`}>{words.at}</label>
        <input
          id={`${id}-at`}
          type="datetime-local"
          className={parts['input']}
          value={text}
          aria-describedby={`${id}-hint`}
          aria-invalid={at === undefined || undefined}
          data-testid="who-can-at"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text === '' ? (
          <span className={classes['muted']}>{words.now}</span>
        ) : (
          <Button size="small" data-testid="who-can-now" onClick={() => setText('')}>
            {words.backToNow}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className={parts['error']} aria-live="polite">
        {at === undefined && words.incomplete}
      </p>
      <ErrorNotice error={error} />
      {data && at !== undefined && <Holders access={data} now={at === null} />}
    </section>
  );
}

function Holders({ access, now }: { access: Access; now: boolean }) {
  const { t, f } = useI18n();
  const words = t.customers.access;
  const people = access.people.length;
  const owner = nameOfOwner(t, access.owner.kind, access.owner_name);
  return (
    <>
      <p role="status" data-testid="who-can-sentence">
        {people === 0
          ? words.nobody
          : now
            ? words.sentence({ people, owner })
            : words.sentenceAt({ when: f.dateTime(access.at_ms), people, owner })}
      </p>
      {people > 0 && (
        <table className={classes['viewers']}>
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.levels}</th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {access.people.map((row) => (
              <tr key={row.person_id} data-testid="who-can-row">
                <th scope="row">
                  <span className={classes['name']} title={row.name}>
                    {row.name}
                  </span>
                </th>
                <td>
                  <ul>
                    {row.levels.map((level) => (
                      <li key={level}>
                        <LevelBadge level={level} />
                      </li>
                    ))}
                  </ul>
                </td>
                <td>{reason(t, row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={classes['muted']}>{words.source({ seq: access.seq })}</p>
    </>
  );
}

/** Which rule gives the person the keys. */
function reason(t: Texts, { scope, roles, exception }: AccessRow): string {
  const words = t.customers.access.reason;
  if (exception) return words.exception;
  if (scope === 'own') return words.own;
  if (roles.includes('owner')) return words.owner;
  if (scope === 'teammate') return words.team;
  if (scope === 'pool') return roles.includes('manager') ? words.pool : words.poolClaim;
  return t.people.matrix.scopes[scope];
}
