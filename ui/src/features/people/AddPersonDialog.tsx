import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { useProgress } from '../../api/progress';
import { useSession, useStatus } from '../../api/status';
import type { Invitation, People, PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { isReady, NewPassword, noPassword } from '../../shared/gate/NewPassword';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import { PasswordField } from '../../shared/ui/PasswordField';
import { CodeDialog } from './CodeDialog';
import { HistoryFrom } from './HistoryFrom';
import { HowToEnrol, type How } from './HowToEnrol';
import { canBeTrainee, mustBeApart } from './manage';
import classes from './people.module.css';
import { RoleChoice } from './RoleChoice';
import { usePeopleCommand } from './usePeopleCommand';
import { WhatIf } from './WhatIf';

interface AddPersonProps {
  all: People;
  onClose: () => void;
  /** Somebody has been added. */
  onAdded: (personId: string) => void;
}

/** 添加用户. Without an own password nobody can add anybody: that comes first. */
export function AddPersonDialog(props: AddPersonProps) {
  const { vault } = useStatus();
  const { person_id: me } = useSession();
  const own = vault?.people.find(({ person_id: id }) => id === me);
  return own?.unlock_mode === 'keyring_only' ? <OwnPasswordFirst {...props} /> : <AddPerson {...props} />;
}

function OwnPasswordFirst({ onClose }: AddPersonProps) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const words = t.people.add;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      testId="add-person"
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="primary"
            data-testid="add-own-password"
            onClick={() => void navigate({ to: '/settings', hash: 'settings-password' })}
          >
            {words.ownFirstGo}
          </Button>
        </>
      }
    >
      <Notice tone="warning">{words.ownFirst}</Notice>
    </Dialog>
  );
}

function AddPerson({ all, onClose, onAdded }: AddPersonProps) {
  const { t } = useI18n();
  const { person_name: adder } = useSession();
  const add = usePeopleCommand('person_add');
  const invite = usePeopleCommand('person_invite');
  const [name, setName] = useState('');
  const [rights, setRights] = useState<Pick<PersonView, 'roles' | 'trainee'> & { teamId: string }>({
    roles: ['sales'],
    teamId: all.teams[0]?.team_id ?? '',
    trainee: false,
  });
  const [how, setHow] = useState<How>('here');
  const [tail, setTail] = useState('');
  const [from, setFrom] = useState('');
  const [days, setDays] = useState(3);
  const [theirs, setTheirs] = useState(noPassword);
  const [password, setPassword] = useState('');
  const own = useRef<HTMLInputElement>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const sharing = useProgress('sharing');
  const words = t.people.add;
  const here = how === 'here';
  const people = all.people.length + 1;
  const pending = add.pending || invite.pending;
  const ready =
    name.trim() !== '' &&
    rights.roles.length > 0 &&
    !mustBeApart(rights.roles, people) &&
    (!here || isReady(theirs)) &&
    password !== '';

  async function submit() {
    if (!ready || pending) return;
    const person = {
      name: name.trim(),
      roles: rights.roles,
      team_id: rights.teamId,
      trainee: rights.trainee && canBeTrainee(rights.roles),
      watermark_tail: tail,
      history_from: from === '' ? null : from,
      password,
    };
    try {
      if (here) {
        const { person_id: id } = await add.run({ ...person, new_password: theirs.password });
        toast({ text: words.done({ name: person.name }) });
        onAdded(id);
      } else {
        setInvitation(await invite.run({ ...person, days }));
      }
    } catch {
      // What was decided stays; the password of the person who adds is typed anew.
      setPassword('');
      own.current?.focus();
    }
  }

  if (invitation !== null) {
    return (
      <CodeDialog name={name.trim()} invitation={invitation} onKept={() => onAdded(invitation.person_id)} />
    );
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      size={680}
      testId="add-person"
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="primary"
            busy={pending}
            disabled={!ready}
            data-testid="add-submit"
            onClick={() => void submit()}
          >
            {here ? words.submitHere : words.submitCode}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        <div className={classes['options']}>
          <div className={classes['field']}>
            <label htmlFor="add-name">{words.name}</label>
            <input
              id="add-name"
              className={classes['input']}
              value={name}
              maxLength={40}
              autoComplete="off"
              data-autofocus
              aria-describedby="add-name-text"
              data-testid="add-name"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <p id="add-name-text" className={`${classes['small']} ${classes['muted']}`}>
              {words.nameText}
            </p>
          </div>
          <div className={classes['field']}>
            <label htmlFor="add-tail">{words.tail}</label>
            <input
              id="add-tail"
              className={classes['input']}
              value={tail}
              maxLength={4}
              inputMode="numeric"
              autoComplete="off"
              aria-describedby="add-tail-text"
              data-testid="add-tail"
              onChange={(event) => setTail(event.currentTarget.value.replace(/\D/g, ''))}
            />
            <p id="add-tail-text" className={`${classes['small']} ${classes['muted']}`}>
              {words.tailText}
            </p>
          </div>
        </div>
        <RoleChoice
          all={all}
          people={people}
          value={rights}
          onChange={(part) =>
            setRights((before) => ({ ...before, ...part, roles: [...(part.roles ?? before.roles)] }))
          }
        />
        <HistoryFrom value={from} onChange={setFrom} />
        <WhatIf personId={null} roles={rights.roles} teamId={rights.teamId} />
        <HowToEnrol how={how} onHow={setHow} days={days} onDays={setDays} />
        {here && (
          <div className={classes['theirs']}>
            <NewPassword
              value={theirs}
              onChange={(part) => setTheirs((before) => ({ ...before, ...part }))}
              labels={{ password: words.theirPassword, repeat: words.theirRepeat, mismatch: words.mismatch }}
              testId="add-new"
            />
          </div>
        )}
        <PasswordField
          ref={own}
          label={words.yourPassword({ name: adder })}
          value={password}
          onChange={setPassword}
          onEnter={() => void submit()}
          testId="add-own"
        />
        {pending && sharing && <ProgressBar label={words.sharing} {...sharing} />}
        <ErrorNotice error={(here ? add : invite).error} testId="add-error" />
      </div>
    </Dialog>
  );
}
