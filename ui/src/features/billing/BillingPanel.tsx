import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { useSession } from '../../api/status';
import type { BillingRow, FieldKey } from '../../generated/contract';
import { useI18n, type Texts } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { useNow } from '../../shared/time/useNow';
import { IconButton } from '../../shared/ui/Button';
import { Notice } from '../../shared/ui/Notice';
import hidden from '../../shared/ui/hidden.module.css';
import { Watermark } from '../../shared/ui/Watermark';
import { billedBy, billedName, BILLING_FIELDS } from '../../shared/values/billing';
import { FieldRow } from '../../shared/values/FieldRow';
import values from '../../shared/values/fields.module.css';
import { useReveals, type Reveals } from '../../shared/values/useReveals';
import classes from './billing.module.css';

/** What the list asked of the panel when it opened it. */
export interface PanelWish {
  readonly id: string;
  /** By keyboard: the focus goes into the panel. */
  readonly focus: boolean;
  /** `R` in the list. */
  readonly reveal: boolean;
}

interface BillingPanelProps {
  readonly row: BillingRow;
  readonly wish: PanelWish | undefined;
  readonly onClose: () => void;
}

/** The facts of one customer beside the list. Clear values live here, and only while they are shown. */
export function BillingPanel({ row, wish, onClose }: BillingPanelProps) {
  const { t, f } = useI18n();
  const words = t.billing.panel;
  const session = useSession();
  const now = useNow();
  const box = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const reveals = useReveals(row.record_id, (field) =>
    setSaid(t.values.reveal.gone({ field: labelOf(t, field) })),
  );
  const name = billedName(t, row);
  // Revealing puts the focus where it needs it.
  const focus = wish?.focus === true && !wish.reveal;
  useEffect(() => {
    if (focus) box.current?.focus({ preventScroll: true });
  }, [focus]);

  const mark = [session.person_name, session.watermark_tail, f.short(now, now)].filter(Boolean).join(' ');
  return (
    <aside
      ref={box}
      tabIndex={-1}
      className={classes['panel']}
      aria-label={words.label({ name })}
      data-testid="billing-panel"
      {...onKeys({ escape: onClose })}
    >
      <header className={classes['head']}>
        <div className={classes['headLine']}>
          <span className={classes['muted']}>
            {row.number === null || row.company === '' ? null : `#${row.number}`}
          </span>
          <span className={classes['grow']} />
          {row.customer_id !== null && (
            <Link
              to="/customers"
              search={{ open: row.customer_id }}
              className={classes['customer']}
              data-testid="billing-customer"
            >
              {words.open}
            </Link>
          )}
          <IconButton icon="close" label={words.close} onClick={onClose} data-testid="billing-close" />
        </div>
        <h2 className={classes['title']} title={name} data-testid="billing-title">
          {name}
        </h2>
        <p className={classes['muted']}>
          {words.owner} <b>{billedBy(t, row) || f.none}</b>
        </p>
      </header>
      <div className={classes['facts']}>
        {reveals.softLimit === undefined ? null : (
          <Notice tone="warning" role="status">
            {t.values.reveal.soft({ count: reveals.softLimit })}
          </Notice>
        )}
        <Facts
          row={row}
          reveals={reveals}
          session={`${session.person_id}:${session.since_ms}`}
          wanted={wish?.reveal === true ? wish : undefined}
          onSay={setSaid}
        />
      </div>
      <div aria-live="polite" className={hidden['srOnly']}>
        {said}
      </div>
      {reveals.values.size > 0 ? <Watermark text={mark} /> : null}
    </aside>
  );
}

interface FactsProps {
  readonly row: BillingRow;
  readonly reveals: Reveals;
  readonly session: string;
  readonly wanted: object | undefined;
  readonly onSay: (text: string) => void;
}

/** Every fact an invoice needs; what is missing is said, since somebody has to ask for it. */
function Facts({ row, reveals, session, wanted, onSay }: FactsProps) {
  const { t } = useI18n();
  const words = t.billing.panel;
  const first = row.fields.find((view) => view.masked)?.field;
  return (
    <section className={values['group']} aria-label={words.facts}>
      <h3>{words.facts}</h3>
      {BILLING_FIELDS.map((field) => {
        const views = row.fields.filter((view) => view.field === field);
        if (views.length === 0) {
          return (
            <div key={field} className={values['field']} data-testid={`field-${field}-none`}>
              <span className={values['label']}>{labelOf(t, field)}</span>
              <span className={classes['muted']}>{words.missing}</span>
            </div>
          );
        }
        return views.map((view) => (
          <FieldRow
            key={`${field}-${view.index}`}
            recordId={row.record_id}
            session={session}
            label={labelOf(t, field)}
            view={view}
            reveals={reveals}
            onSay={onSay}
            wanted={field === first && view.index === 0 ? wanted : undefined}
            usual="invoicing"
          />
        ));
      })}
    </section>
  );
}

/** In the words of an invoice. */
function labelOf(t: Texts, field: FieldKey): string {
  return field === 'credit_code' ? t.billing.columns.creditCode : t.words.field[field];
}
