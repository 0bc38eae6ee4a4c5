import { useId, useState } from 'react';

import { useCommand } from '../../api/queries';
import type { ReviewDecision, ReviewRow, Role } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { rolesBelow, rolesText, sameRoles } from './decisions';
import classes from './reviews.module.css';

/** What the core takes. */
const MOST_REASON = 200;

export interface Asked {
  readonly row: ReviewRow;
  readonly kind: ReviewDecision['kind'];
}

interface DecideDialogProps {
  reviewId: string;
  asked: Asked;
  onClose: () => void;
}

/** The reason for a decision, and the roles that are left where rights are reduced. */
export function DecideDialog({ reviewId, asked: { row, kind }, onClose }: DecideDialogProps) {
  const { t, f } = useI18n();
  const id = useId();
  const command = useCommand('review_decide');
  const before = row.decision;
  const same = before?.kind === kind;
  const [reason, setReason] = useState(same ? row.reason : '');
  const [roles, setRoles] = useState<readonly Role[]>(before?.kind === 'reduce' && same ? before.roles : []);
  const words = t.reviews;
  const { name } = row;
  const reduces = kind === 'reduce';
  const ready = reason.trim() !== '' && (!reduces || (roles.length > 0 && !sameRoles(roles, row.roles)));

  async function save() {
    if (!ready || command.pending) return;
    const decision: ReviewDecision = reduces ? { kind, roles: [...roles] } : { kind };
    try {
      await command.run({ review_id: reviewId, person_id: row.person_id, decision, reason: reason.trim() });
      onClose();
    } catch {
      // What was written stays, with the reason why it was not taken.
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.ask[kind]({ name })}
      testId="decide"
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="primary"
            busy={command.pending}
            disabled={!ready}
            data-testid="decide-save"
            onClick={() => void save()}
          >
            {words.saveDecision}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        <p className={classes['muted']}>
          {words.now({
            roles: rolesText(t, row.roles),
            customers: row.reach.customers,
            core: row.l3_customers,
          })}
        </p>
        <p>{words.effect[kind]}</p>
        {reduces && (
          <fieldset data-testid="decide-roles">
            <legend>{words.rolesLeft}</legend>
            <div className={classes['roles']}>
              {rolesBelow(row.roles).map((role) => (
                <label key={role}>
                  <input
                    type="checkbox"
                    checked={roles.includes(role)}
                    data-testid={`decide-role-${role}`}
                    onChange={() =>
                      setRoles((now) =>
                        rolesBelow(row.roles).filter((one) =>
                          one === role ? !now.includes(role) : now.includes(one),
                        ),
                      )
                    }
                  />
                  {t.words.role[role]}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <div>
          <label htmlFor={id}>{words.reason}</label>
          <textarea
            id={id}
            className={classes['reason']}
            rows={3}
            value={reason}
            maxLength={MOST_REASON}
            autoComplete="off"
            spellCheck={false}
            required
            aria-describedby={`${id}-hint`}
            data-autofocus={reduces ? undefined : true}
            data-testid="decide-reason"
            onChange={(event) => setReason(event.currentTarget.value)}
            {...onKeys({ 'mod+enter': () => void save() })}
          />
          <p id={`${id}-hint`} className={classes['hint']}>
            {words.reasonHint({ left: f.number(MOST_REASON - reason.length) })}
          </p>
        </div>
        <ErrorNotice error={command.error} testId="decide-error" />
      </div>
    </Dialog>
  );
}
