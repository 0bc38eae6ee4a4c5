import type { People, PersonView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { keyOf, person as toPerson, team as toTeam } from '../../../shared/access/receiver';
import { ReceiverChoice } from '../../../shared/access/ReceiverChoice';
import type { Receivers } from '../../../shared/access/useReceivers';
import { Button } from '../../../shared/ui/Button';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import people from '../people.module.css';
import { CityChoice } from './CityChoice';
import classes from './leaver.module.css';
import { ruleOf, RULES, type RuleDraft } from './rule';
import { SharesTable } from './SharesTable';
import { StepFrame } from './StepFrame';
import { TurnChoice } from './TurnChoice';
import { usePreview } from './usePreview';

interface ReceiversStepProps {
  all: People;
  person: PersonView;
  receivers: Receivers;
  draft: RuleDraft;
  onDraft: (part: Partial<RuleDraft>) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Who receives the customers; what that would mean is counted while one chooses. */
export function ReceiversStep(props: ReceiversStepProps) {
  const { all, person, receivers, draft, onDraft, onBack, onNext } = props;
  const { t } = useI18n();
  const words = t.people.leaver;
  const rule = ruleOf(draft);
  const preview = usePreview(person.person_id, rule);
  const { data, error } = preview;
  return (
    <StepFrame
      title={words.receiversTitle}
      onBack={onBack}
      actions={
        <Button
          look="primary"
          disabled={rule === undefined || error !== null || data === undefined}
          data-testid="handover-next"
          onClick={onNext}
        >
          {t.common.next}
        </Button>
      }
    >
      <ErrorNotice error={error} testId="handover-preview-error" />
      <div className={classes['columns']}>
        <div className={people['form']}>
          <ChoiceChips
            label={words.rule}
            options={RULES.map((value) => ({ value, label: words.rules[value] }))}
            value={draft.kind}
            onChange={(kind) => onDraft({ kind })}
            testId="handover-rule"
          />
          <p className={people['muted']}>{words.rulesText[draft.kind]}</p>
          {draft.kind !== 'pool' && draft.kind !== 'team' && receivers.people.length === 0 && (
            <p>{t.people.receivers.none}</p>
          )}
          {draft.kind === 'one' && receivers.people.length > 0 && (
            <ReceiverChoice
              label={t.people.receivers.label}
              receivers={receivers}
              value={draft.one === undefined ? undefined : toPerson(draft.one)}
              offer={['person']}
              testId="handover-one"
              onChange={(to) => onDraft({ one: keyOf(to) })}
            />
          )}
          {draft.kind === 'team' && (
            <ReceiverChoice
              label={t.people.receivers.label}
              receivers={receivers}
              value={draft.team === undefined ? undefined : toTeam(draft.team)}
              offer={['team']}
              testId="handover-team"
              onChange={(to) => onDraft({ team: keyOf(to) })}
            />
          )}
          {draft.kind === 'in_turn' && receivers.people.length > 0 && (
            <TurnChoice receivers={receivers} turn={draft.turn} onTurn={(turn) => onDraft({ turn })} />
          )}
          {draft.kind === 'by_city' && receivers.people.length > 0 && (
            <CityChoice receivers={receivers} cities={data?.cities ?? []} draft={draft} onDraft={onDraft} />
          )}
        </div>
        <section aria-label={words.previewLabel} data-testid="handover-preview">
          {rule === undefined || data === undefined ? (
            <p className={people['muted']}>{error ? '' : words.previewMissing}</p>
          ) : (
            <>
              <p role="status">{words.previewText({ customers: data.customers })}</p>
              {data.shares.length > 0 && <SharesTable shares={data.shares} all={all} before />}
              <p className={`${people['small']} ${people['muted']}`}>
                {words.previewKeys({ keys: data.compartments.length, rows: data.rows })}
              </p>
            </>
          )}
        </section>
      </div>
    </StepFrame>
  );
}
