import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useStatus, useStatusCommand } from '../../api/status';
import type { ReadOnlyReason } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { PasswordField } from '../../shared/ui/PasswordField';
import classes from './Banners.module.css';

/** What concerns every page: read-only and why, or that this is the demo. Cannot be closed. */
export function Banners() {
  const { t } = useI18n();
  const { vault, session } = useStatus();
  const close = useStatusCommand('vault_close');
  const reason = session?.read_only ?? null;
  return (
    <div className={classes['banners']}>
      {vault?.demo && (
        <Notice
          tone="info"
          testId="banner-demo"
          actions={
            <Button
              size="small"
              busy={close.pending}
              data-testid="leave-demo"
              onClick={() => void close.run({})}
            >
              {t.shell.leaveDemo}
            </Button>
          }
        >
          {t.shell.demoBanner}
        </Notice>
      )}
      {reason && <ReadOnly reason={reason} />}
    </div>
  );
}

function ReadOnly({ reason }: { reason: ReadOnlyReason }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const areas = useAreas();
  const [asking, setAsking] = useState(false);
  const replaced = reason.kind === 'behind' || reason.kind === 'forked';
  const words = t.shell.readOnly;
  const text =
    reason.kind === 'behind'
      ? words.behind(reason)
      : reason.kind === 'damaged'
        ? words.damaged(reason)
        : words[reason.kind];

  return (
    <Notice
      tone="error"
      role="alert"
      testId="banner-read-only"
      actions={
        <>
          {areas.has('ledger') && (
            <Button size="small" onClick={() => void navigate({ to: '/ledger' })}>
              {t.shell.verifyNow}
            </Button>
          )}
          {replaced && areas.has('rules') && (
            <Button size="small" data-testid="accept-vault" onClick={() => setAsking(true)}>
              {t.shell.readOnlyAccept}
            </Button>
          )}
        </>
      }
    >
      {text}
      {asking && <Accept onClose={() => setAsking(false)} />}
    </Notice>
  );
}

function Accept({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const accept = useStatusCommand('discontinuity_accept');
  const [password, setPassword] = useState('');

  async function confirm() {
    try {
      await accept.run({ password });
      onClose();
    } catch {
      setPassword('');
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t.shell.readOnlyAcceptTitle}
      testId="accept-vault-dialog"
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="primary"
            busy={accept.pending}
            disabled={password === ''}
            data-testid="accept-vault-confirm"
            onClick={() => void confirm()}
          >
            {t.shell.readOnlyAccept}
          </Button>
        </>
      }
    >
      <div className={classes['accept']}>
        <p>{t.shell.readOnlyAcceptText}</p>
        <ErrorNotice error={accept.error} />
        <PasswordField
          label={t.unlock.password}
          value={password}
          onChange={setPassword}
          onEnter={() => void confirm()}
          testId="accept-vault-password"
        />
      </div>
    </Dialog>
  );
}
