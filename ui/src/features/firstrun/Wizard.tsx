import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useCommand } from '../../api/queries';
import { applyStatus } from '../../api/status';
import { useQueryClient } from '@tanstack/react-query';
import type { AppStatus, KitView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { GateScreen } from '../../shared/gate/GateScreen';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { firstAnswers, toRequest, type Answers, type Change } from './answers';
import { ConfirmKit } from './ConfirmKit';
import { DoneStep } from './DoneStep';
import type { Start } from './FirstRun';
import classes from './firstrun.module.css';
import { KitStep } from './KitStep';
import { ModeStep } from './ModeStep';
import { PasswordStep } from './PasswordStep';
import { PersonStep } from './PersonStep';
import { PlaceStep } from './PlaceStep';
import { Steps } from './Steps';

type Step = 'mode' | 'place' | 'password' | 'person' | 'kit' | 'confirm' | 'done';

const order: readonly Step[] = ['mode', 'place', 'password', 'person', 'kit', 'confirm', 'done'];

interface WizardProps {
  diskHelp: ReactNode;
  onLeave: () => void;
  onDone: (start: Start) => void;
}

/** Every step can go back. The core prepares in memory; the folder is written when the kit is confirmed. */
export function Wizard({ diskHelp, onLeave, onDone }: WizardProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const prepare = useCommand('vault_prepare');
  const commit = useCommand('vault_commit');
  const discard = useCommand('vault_discard');
  const [step, setStep] = useState<Step>('mode');
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(t.firstrun.nameDefault));
  const [ready, setReady] = useState(true);
  const [kit, setKit] = useState<KitView | null>(null);
  const [typed, setTyped] = useState<[string, string]>(['', '']);
  const [made, setMade] = useState<AppStatus | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const change = (part: Change) =>
    setAnswers((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));

  useEffect(() => {
    heading.current?.focus();
  }, [step]);

  function go(next: Step) {
    prepare.reset();
    commit.reset();
    setStep(next);
  }

  async function forward() {
    if (!ready || prepare.pending || commit.pending) return;
    try {
      if (step === 'person') {
        setKit(await prepare.run(toRequest(answers)));
        setTyped(['', '']);
      }
      if (step === 'confirm') setMade(await commit.run({ groups: typed }));
    } catch {
      return;
    }
    const next = order[order.indexOf(step) + 1];
    if (next) go(next);
  }

  async function back() {
    if (step === 'mode') {
      onLeave();
      return;
    }
    if (step === 'kit') {
      // Keys that were prepared for other answers must not linger.
      await discard.run({}).catch(() => undefined);
      setKit(null);
    }
    go(order[order.indexOf(step) - 1] ?? 'mode');
  }

  function finish(start: Start) {
    if (!made) return;
    onDone(start);
    applyStatus(client, made);
  }

  const titles: Record<Step, string> = {
    mode: t.firstrun.modeTitle,
    place: t.firstrun.placeTitle,
    password: t.firstrun.passwordTitle,
    person: t.firstrun.personTitle,
    kit: t.firstrun.kitTitle,
    confirm: t.firstrun.kitConfirm,
    done: t.firstrun.doneTitle,
  };
  const shared = { answers, change, onReady: setReady, onEnter: () => void forward() };
  const forwardWords =
    step === 'person' ? t.firstrun.prepare : step === 'confirm' ? t.firstrun.commit : t.common.next;
  const workingWords = step === 'person' ? t.firstrun.preparing : t.firstrun.committing;
  const pending = prepare.pending || commit.pending;

  return (
    <GateScreen title={t.firstrun.title} wide testId="screen-firstrun">
      {step !== 'done' && <Steps current={Math.min(order.indexOf(step), 4)} />}
      <section
        className={classes['step']}
        aria-labelledby="firstrun-step"
        data-testid={`firstrun-step-${step}`}
      >
        <h2 id="firstrun-step" ref={heading} tabIndex={-1} className={classes['heading']}>
          {titles[step]}
        </h2>
        {step === 'mode' && <ModeStep {...shared} />}
        {step === 'place' && <PlaceStep {...shared} diskHelp={diskHelp} />}
        {step === 'password' && <PasswordStep {...shared} />}
        {step === 'person' && <PersonStep {...shared} />}
        {step === 'kit' && kit && <KitStep kit={kit} onReady={setReady} />}
        {step === 'confirm' && kit && (
          <ConfirmKit
            kit={kit}
            value={typed}
            onChange={setTyped}
            onReady={setReady}
            onEnter={() => void forward()}
          />
        )}
        {step === 'done' && <DoneStep onChoose={finish} />}
        <ErrorNotice error={prepare.error ?? commit.error} testId="firstrun-error" />
      </section>
      {step !== 'done' && (
        <div className={classes['buttons']}>
          <Button size="large" disabled={pending} data-testid="firstrun-back" onClick={() => void back()}>
            {t.common.back}
          </Button>
          <Button
            look="primary"
            size="large"
            busy={pending}
            disabled={!ready}
            data-testid="firstrun-next"
            onClick={() => void forward()}
          >
            {pending ? workingWords : forwardWords}
          </Button>
        </div>
      )}
    </GateScreen>
  );
}
