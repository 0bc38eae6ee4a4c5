import { useRef, useState } from 'react';

import { useCommand } from '../../../api/queries';
import type { Carried, ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { TextField } from '../../../shared/ui/Field';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { agreedCount } from '../words';
import { CarriedText } from './CarriedText';
import { Decision, isDecided, type Decided } from './Decision';
import classes from './dialogs.module.css';
import { Summary } from './Summary';

const MOST = 65_536;

/** A request that came from another computer: looked at, signed, and given back. */
export function CarriedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const words = t.exports.carry;
  const show = useCommand('export_carried_show');
  const sign = useCommand('export_carried_sign');
  const [text, setText] = useState('');
  const [view, setView] = useState<ExportView | undefined>(undefined);
  const [answer, setAnswer] = useState<Carried | undefined>(undefined);
  const [decided, setDecided] = useState<Decided>({ agree: true, reason: '' });
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const written =
    view !== undefined && view.needs.written_reason && agreedCount(view) + 1 >= view.needs.approvals;
  const ready = isDecided(decided, written) && password !== '';

  async function run() {
    if (!ready || sign.pending) return;
    const typed = password;
    setPassword('');
    try {
      setAnswer(
        await sign.run({ text, agree: decided.agree, reason: decided.reason.trim(), password: typed }),
      );
    } catch {
      field.current?.focus();
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.openTitle}
      size={680}
      testId="carried"
      footer={
        answer !== undefined ? (
          <Button look="primary" onClick={onClose} data-testid="carried-close">
            {t.common.close}
          </Button>
        ) : view === undefined ? (
          <Button
            look="primary"
            disabled={text.trim() === ''}
            busy={show.pending}
            onClick={() => void show.run({ text }).then(setView, () => undefined)}
            data-testid="carried-look"
          >
            {words.look}
          </Button>
        ) : (
          <Button
            look={decided.agree ? 'primary' : 'danger'}
            disabled={!ready && !sign.pending}
            busy={sign.pending}
            onClick={() => void run()}
            data-testid="carried-sign"
          >
            {decided.agree ? t.exports.sign.submit : t.exports.sign.submitRefuse}
          </Button>
        )
      }
    >
      <div className={classes['form']}>
        {answer !== undefined ? (
          <>
            <p role="status">{words.giveBack}</p>
            <CarriedText carried={answer} label={words.answer} />
          </>
        ) : view === undefined ? (
          <div className={`${classes['form']} ${classes['paste']}`}>
            <p>{words.openText}</p>
            <TextField
              label={words.paste}
              value={text}
              onText={(next) => {
                setText(next);
                show.reset();
              }}
              rows={6}
              maxLength={MOST}
              testId="carried-paste"
            />
            <ErrorNotice error={show.error} testId="carried-error" />
          </div>
        ) : (
          <>
            <Summary view={view} />
            <Decision value={decided} onChange={setDecided} written={written} />
            <PasswordField
              ref={field}
              label={t.exports.sign.password}
              value={password}
              onChange={setPassword}
              onEnter={() => void run()}
              testId="carried-password"
            />
            <ErrorNotice error={sign.error} testId="carried-error" />
          </>
        )}
      </div>
    </Dialog>
  );
}
