import { useState } from 'react';

import type { PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { ChoiceChips } from '../../shared/ui/Chip';
import { Confirmed } from '../../shared/gate/Confirmed';
import { endOfDay, isLastDay, LastDay } from './LastDay';
import { usePeopleCommand } from './usePeopleCommand';

interface FreezeDialogProps {
  person: PersonView;
  now: number;
  onClose: () => void;
}

/** At once, or at the end of a last day. */
export function FreezeDialog({ person, now, onClose }: FreezeDialogProps) {
  const { t, f } = useI18n();
  const command = usePeopleCommand('person_freeze');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [day, setDay] = useState('');
  const words = t.people.freeze;
  const later = when === 'later';
  const ready = !later || isLastDay(day, now);

  async function freeze(password: string) {
    const at = later ? endOfDay(day) : null;
    await command.run({ person_id: person.person_id, at_ms: at, password });
    const { name } = person;
    toast({ text: at === null ? words.done({ name }) : words.doneLater({ name, day: f.date(at - 1) }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.title({ name: person.name })}
      submit={later ? words.submitLater : words.submit}
      danger
      ready={ready}
      command={command}
      onSubmit={freeze}
      onClose={onClose}
      testId="freeze"
    >
      <p>{words.text}</p>
      <ChoiceChips
        label={words.when}
        options={[
          { value: 'now', label: words.now },
          { value: 'later', label: words.later },
        ]}
        value={when}
        onChange={setWhen}
        testId="freeze-when"
      />
      {later && <LastDay day={day} onDay={setDay} now={now} testId="freeze-day" />}
    </Confirmed>
  );
}
