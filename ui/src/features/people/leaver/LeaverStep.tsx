import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import type { People, PersonView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { number } from '../../../i18n/formats/number';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { rolesText, teamName } from '../manage';
import people from '../people.module.css';
import { PersonState } from '../PersonState';
import { endOfDay, isLastDay, LastDay } from '../LastDay';
import { usePeopleCommand } from '../usePeopleCommand';
import { StepFrame } from './StepFrame';

interface LeaverStepProps {
  all: People;
  person: PersonView;
  now: number;
  onNext: () => void;
}

/** Who leaves, and when: today, or on a day that is written down now. */
export function LeaverStep({ all, person, now, onNext }: LeaverStepProps) {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const command = usePeopleCommand('person_freeze');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [day, setDay] = useState('');
  const [password, setPassword] = useState('');
  const words = t.people.leaver;
  const frozen = person.state === 'frozen';
  const later = when === 'later' && !frozen;
  const ready = isLastDay(day, now) && password !== '';

  async function setLastDay() {
    if (!ready || command.pending) return;
    const at = endOfDay(day);
    try {
      await command.run({ person_id: person.person_id, at_ms: at, password });
      toast({ text: t.people.freeze.doneLater({ name: person.name, day: f.date(at - 1) }) });
      void navigate({ to: '/people', search: { open: person.person_id } });
    } catch {
      setPassword('');
    }
  }

  return (
    <StepFrame
      title={words.leaverTitle({ name: person.name })}
      actions={
        later ? (
          <Button
            look="primary"
            busy={command.pending}
            disabled={!ready}
            data-testid="handover-set-day"
            onClick={() => void setLastDay()}
          >
            {t.people.freeze.submitLater}
          </Button>
        ) : (
          <Button look="primary" data-testid="handover-next" onClick={onNext}>
            {frozen ? t.common.continue : t.common.next}
          </Button>
        )
      }
    >
      <dl className={people['facts']}>
        <div>
          <dt>{t.people.roles}</dt>
          <dd>{rolesText(t, person.roles)}</dd>
        </div>
        <div>
          <dt>{t.people.team}</dt>
          <dd>{teamName(t, all, person.team_id)}</dd>
        </div>
        <div>
          <dt>{t.people.columns.state}</dt>
          <dd>
            <PersonState person={person} now={now} />
          </dd>
        </div>
        <div>
          <dt>{t.people.columns.customers}</dt>
          <dd>{number(person.customers)}</dd>
        </div>
        <div>
          <dt>{t.people.columns.seen}</dt>
          <dd>{person.last_seen_ms === null ? t.people.never : f.dateTime(person.last_seen_ms)}</dd>
        </div>
      </dl>
      {frozen ? (
        <Notice tone="warning" testId="handover-unfinished">
          {words.unfinished({ customers: person.customers, keys: person.keys_to_rotate })}
        </Notice>
      ) : (
        <>
          <ChoiceChips
            label={words.when}
            options={[
              { value: 'now', label: words.today },
              { value: 'later', label: words.laterDay },
            ]}
            value={when}
            onChange={setWhen}
            testId="handover-when"
          />
          {later ? (
            <div className={people['form']}>
              <p>{words.laterText}</p>
              <LastDay day={day} onDay={setDay} now={now} testId="handover-day" />
              <PasswordField
                label={t.people.yourPassword}
                value={password}
                onChange={setPassword}
                onEnter={() => void setLastDay()}
                testId="handover-day-password"
              />
              <ErrorNotice error={command.error} testId="handover-day-error" />
            </div>
          ) : (
            <p>{words.todayText({ name: person.name })}</p>
          )}
        </>
      )}
    </StepFrame>
  );
}
