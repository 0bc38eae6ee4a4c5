import { useId, useState } from 'react';

import type { FieldChange, Level } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { useNow } from '../../../shared/time/useNow';
import { Button } from '../../../shared/ui/Button';
import settings from '../settings.module.css';
import { CLASSES } from './legal';

/** Rows before somebody asks for all. */
const FIRST = 5;

/** Who changed what about which field, and who signed with them. */
export function FieldHistory({ changes }: { changes: readonly FieldChange[] }) {
  const { t, f } = useI18n();
  const id = useId();
  const now = useNow();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  return (
    <section className={settings['history']} aria-labelledby={id} data-testid="field-history">
      <h3 id={id} className={settings['name']}>
        {t.fields.history}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.settings.historyTime}</th>
            <th scope="col">{t.settings.historyWhat}</th>
            <th scope="col">{t.settings.historyWho}</th>
            <th scope="col">{t.settings.historyAgreed}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, all ? undefined : FIRST).map((change, index) => (
            <tr key={index} data-testid="field-history-row">
              <td>{f.short(change.at_ms, now)}</td>
              <td title={change.reason || undefined}>
                {t.fields.historyLine({
                  field: t.words.field[change.field],
                  what: t.fields.what[change.what] ?? change.what,
                  old: said(t, change.what, change.old),
                  new: said(t, change.what, change.new),
                })}
              </td>
              <td>{change.person_name || f.none}</td>
              <td>{change.approver_name || f.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && changes.length > FIRST && (
        <div className={settings['below']}>
          <Button size="small" onClick={() => setAll(true)}>
            {t.settings.historyAll({ count: changes.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What something was or became, in words. */
function said(t: Texts, what: string, value: string): string {
  if (what === 'level') return value in t.words.levelFull ? t.words.levelFull[value as Level] : value;
  const legalClass = what === 'legal_class' ? CLASSES[Number(value) - 1] : undefined;
  if (legalClass !== undefined) return t.words.legalClass[legalClass];
  if (what === 'archived') return value === 'true' ? t.common.yes : value === 'false' ? t.common.no : value;
  return value;
}
