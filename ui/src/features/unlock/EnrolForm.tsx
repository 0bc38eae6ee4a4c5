import { useId, useState } from 'react';

import { useStatusCommand } from '../../api/status';
import { useI18n } from '../../i18n';
import { isReady, NewPassword, noPassword } from '../../shared/gate/NewPassword';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import classes from './unlock.module.css';

interface EnrolFormProps {
  personId: string;
  /** Takes the focus as soon as it is there. */
  focus: boolean;
}

/** The first login of somebody who was given a code: the code once, and a password of their own. */
export function EnrolForm({ personId, focus }: EnrolFormProps) {
  const { t } = useI18n();
  const id = useId();
  const enrol = useStatusCommand('vault_enrol');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState(noPassword);
  const { error } = enrol;
  const ready = code.trim() !== '' && isReady(password);

  async function submit() {
    if (!ready || enrol.pending) return;
    try {
      // What input methods make of it is taken as it was meant.
      await enrol.run({
        person_id: personId,
        code: code.normalize('NFKC').trim(),
        new_password: password.password,
      });
      toast({ text: t.unlock.enrolled });
    } catch {
      // Shown below; what was typed stays for correction.
    }
  }

  return (
    <div className={classes['form']}>
      <p className={classes['muted']}>{t.unlock.invited}</p>
      <div className={classes['code']}>
        <label htmlFor={id}>{t.unlock.code}</label>
        <input
          id={id}
          value={code}
          autoFocus={focus}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error?.code === 'code_invalid'}
          aria-describedby={`${id}-text`}
          data-testid="enrol-code"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <p id={`${id}-text`} className={classes['muted']}>
          {t.unlock.codeText}
        </p>
      </div>
      <NewPassword
        value={password}
        onChange={(part) => setPassword((before) => ({ ...before, ...part }))}
        onEnter={() => void submit()}
        labels={{ password: t.unlock.newPassword, repeat: t.unlock.repeat, mismatch: t.unlock.mismatch }}
        testId="enrol"
      />
      <ErrorNotice error={error} testId="unlock-error" />
      <Button
        look="primary"
        size="large"
        wide
        busy={enrol.pending}
        disabled={!ready}
        data-testid="enrol-submit"
        onClick={() => void submit()}
      >
        {enrol.pending ? t.unlock.enrolling : t.unlock.enrol}
      </Button>
    </div>
  );
}
