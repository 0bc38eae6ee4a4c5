import type { PersonView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { Confirmed } from '../../shared/gate/Confirmed';
import { usePeopleCommand } from './usePeopleCommand';

/** Takes a freeze or a last day back. */
export function UnfreezeDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useI18n();
  const command = usePeopleCommand('person_unfreeze');
  const words = t.people.unfreeze;
  const { name } = person;
  const frozen = person.state === 'frozen';

  async function release(password: string) {
    await command.run({ person_id: person.person_id, password });
    toast({ text: words.done({ name }) });
    onClose();
  }

  return (
    <Confirmed
      title={frozen ? words.title({ name }) : words.titleDay({ name })}
      submit={frozen ? words.submit : words.submitDay}
      ready
      command={command}
      onSubmit={release}
      onClose={onClose}
      testId="unfreeze"
    >
      {frozen && <p>{words.text}</p>}
    </Confirmed>
  );
}
