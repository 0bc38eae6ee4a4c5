import { useState } from 'react';

import { useCommand, useCommandQuery } from '../../../api/queries';
import type { Carried, ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { SelectField, TextField } from '../../../shared/ui/Field';
import { CarriedText } from './CarriedText';
import classes from './dialogs.module.css';

const MOST = 65_536;

/** The approver is at another computer: the request goes there as text or code, and the answer comes back. */
export function CarryDialog({ view, onClose }: { view: ExportView; onClose: () => void }) {
  const { t } = useI18n();
  const words = t.exports.carry;
  const approvers = useCommandQuery('approver_list', { what: 'export' });
  const carry = useCommand('export_carry');
  const read = useCommand('export_answer_read');
  const [chosen, setChosen] = useState<string | null>(null);
  const [carried, setCarried] = useState<Carried | undefined>(undefined);
  const [answer, setAnswer] = useState('');
  const people = (approvers.data?.people ?? []).filter(({ person_id: id }) => id !== view.requester_id);
  const who = chosen ?? people[0]?.person_id ?? null;

  async function take() {
    try {
      await read.run({ text: answer });
      toast({ text: words.readDone });
      onClose();
    } catch {
      // What went wrong stands below.
    }
  }

  return (
    <Dialog opened onClose={onClose} title={words.title} size={680} testId="carry">
      <div className={classes['form']}>
        <p>{words.text}</p>
        <ErrorNotice error={approvers.error ?? carry.error} testId="carry-error" />
        {carried === undefined ? (
          <>
            <SelectField
              label={words.who}
              value={who}
              options={people.map(({ person_id: value, name }) => ({ value, label: name }))}
              none={words.who}
              onChange={setChosen}
              testId="carry-who"
            />
            <div className={classes['end']}>
              <Button
                look="primary"
                disabled={who === null}
                busy={carry.pending}
                onClick={() => {
                  if (who === null) return;
                  carry
                    .run({ request_id: view.request_id, approver_id: who })
                    .then(setCarried, () => undefined);
                }}
                data-testid="carry-make"
              >
                {words.make}
              </Button>
            </div>
          </>
        ) : (
          <CarriedText carried={carried} label={words.request} />
        )}
        <div className={`${classes['back']} ${classes['paste']}`}>
          <TextField
            label={words.back}
            value={answer}
            onText={(text) => {
              setAnswer(text);
              read.reset();
            }}
            rows={4}
            maxLength={MOST}
            testId="carry-answer"
          />
          <ErrorNotice error={read.error} testId="carry-answer-error" />
          <div className={classes['end']}>
            <Button
              disabled={answer.trim() === ''}
              busy={read.pending}
              onClick={() => void take()}
              data-testid="carry-read"
            >
              {words.read}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
