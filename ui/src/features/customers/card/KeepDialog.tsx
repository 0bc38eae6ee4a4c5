import { useState } from 'react';

import { useCommand } from '../../../api/queries';
import type { CustomerCard } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { ReceiverLine } from '../../../shared/access/ReceiverLine';
import receivers from '../../../shared/access/receivers.module.css';
import { useReceivers } from '../../../shared/access/useReceivers';
import { Confirmed } from '../../../shared/gate/Confirmed';
import { toast } from '../../../shared/toast';
import { titleOf } from '../show';

interface KeepDialogProps {
  readonly card: CustomerCard;
  readonly onClose: () => void;
}

/** Who alone keeps a customer, beside owners. Owners hold every key: they are not among those to be named. */
export function KeepDialog({ card, onClose }: KeepDialogProps) {
  const { t } = useI18n();
  const words = t.customers.keep;
  const command = useCommand('customer_keep');
  const known = useReceivers();
  const [named, setNamed] = useState<ReadonlySet<string>>(
    new Set(card.custodians.map(({ person_id: id }) => id)),
  );
  const people = (known?.people ?? []).filter(({ roles }) => !roles.includes('owner'));
  const chosen = people.filter(({ person_id: id }) => named.has(id));

  async function keep(password: string) {
    const ids = chosen.map(({ person_id: id }) => id);
    await command.run({ record_id: card.row.record_id, people: ids, password });
    toast({ text: words.done({ names: chosen.map(({ name }) => name).join(', ') }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.title({ name: titleOf(card.row) })}
      submit={words.submit}
      ready={chosen.length > 0}
      command={command}
      onSubmit={keep}
      onClose={onClose}
      testId="keep"
    >
      <p>{words.text}</p>
      <fieldset className={receivers['choice']} data-testid="keep-people">
        <legend>{words.people}</legend>
        {known && people.length === 0 && <p className={receivers['muted']}>{words.none}</p>}
        <div className={receivers['list']}>
          {people.map((person) => (
            <label key={person.person_id} className={receivers['line']}>
              <input
                type="checkbox"
                checked={named.has(person.person_id)}
                data-testid={`keep-${person.person_id}`}
                onChange={(event) => {
                  const next = new Set(named);
                  if (event.currentTarget.checked) next.add(person.person_id);
                  else next.delete(person.person_id);
                  setNamed(next);
                }}
              />
              <ReceiverLine person={person} teams={known?.teams ?? []} />
            </label>
          ))}
        </div>
        <p className={receivers['hint']}>{words.back}</p>
      </fieldset>
    </Confirmed>
  );
}
