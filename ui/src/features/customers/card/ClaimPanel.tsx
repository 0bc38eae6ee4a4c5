import { useRef } from 'react';

import { useSession } from '../../../api/status';
import type { CustomerRow } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { areasOf } from '../../../shared/access/areas';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { useClaim } from '../useClaim';
import classes from './ClaimPanel.module.css';

/** A customer of the pool: what claiming does, and one button for it. */
export function ClaimPanel({ row }: { row: CustomerRow }) {
  const { t } = useI18n();
  const words = t.customers.claim;
  const { roles } = useSession();
  const claim = useClaim('error');
  const frame = useRef<HTMLElement>(null);
  // Whoever reads customers of colleagues sees the contacts of the pool as well.
  const open = areasOf(roles).has('transfer');

  async function run() {
    const card = frame.current?.closest<HTMLElement>('aside');
    // The button goes with the pool: the focus stays in the card.
    if (await claim.run([row.record_id])) card?.focus({ preventScroll: true });
  }

  return (
    <section ref={frame} className={classes['claim']} aria-label={words.title} data-testid="card-pool">
      <h3>{words.title}</h3>
      <p>{open ? words.textOpen : words.text}</p>
      <Button
        look="primary"
        size="large"
        icon="check"
        busy={claim.pending}
        data-testid="card-claim"
        onClick={() => void run()}
      >
        {words.run}
      </Button>
      {claim.error?.code === 'wrong_state' ? (
        <Notice tone="error" role="alert" testId="claim-error">
          {words.gone}
        </Notice>
      ) : (
        <ErrorNotice error={claim.error} testId="claim-error" />
      )}
    </section>
  );
}
