import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { useCommand, useCommandQuery } from '../../../api/queries';
import { useSession } from '../../../api/session';
import type {
  CheckpointForm,
  CheckpointView,
  WitnessState,
  WitnessVerdict,
} from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useSayError } from '../../../shared/errors/useSayError';
import { useNow } from '../../../shared/time/useNow';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { TextField } from '../../../shared/ui/Field';
import { Page, Section } from '../../../shared/ui/Page';
import { Shown } from './Shown';
import { Verdict } from './Verdict';
import classes from './witness.module.css';

const MOST = 8192;

/** Checkpoints: made for people outside the vault, and old ones held against the ledger of today. */
export function WitnessPage() {
  const { t } = useI18n();
  const words = t.evidence.witness;
  const summary = useCommandQuery('ledger_summary', { person_id: null });
  return (
    <Page testId="witness-page" label={words.title}>
      <Link to="/ledger" data-testid="witness-back">
        {words.back}
      </Link>
      <div className={classes['what']}>
        {words.what.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <Section title={words.state}>
        {summary.data === undefined ? null : <Now state={summary.data.witness} />}
        <ErrorNotice error={summary.error} />
      </Section>
      <Section title={words.make}>
        <Make />
      </Section>
      <Section title={words.check}>
        <Check />
      </Section>
    </Page>
  );
}

function Now({ state }: { state: WitnessState }) {
  const { t, f } = useI18n();
  const words = t.evidence.witness;
  const now = useNow();
  const { size, at_ms: at, entries_since: count, since_ms: since } = state;
  return (
    <div data-testid="witness-state">
      <p className={classes['state']}>
        {size === null || at === null
          ? words.never
          : words.last({ time: f.relative(at, Math.max(now, at)), size })}
      </p>
      <p className={classes['muted']}>
        {count === 0 || since === null
          ? words.none
          : words.since({ count, time: f.span(Math.max(0, now - since)) })}
      </p>
    </div>
  );
}

function Make() {
  const { t } = useI18n();
  const words = t.evidence.witness;
  const { read_only: readOnly } = useSession();
  const make = useCommand('ledger_checkpoint');
  const pick = useCommand('path_pick');
  const save = useCommand('ledger_save_checkpoint');
  const sayError = useSayError();
  const [shown, setShown] = useState<CheckpointView | undefined>(undefined);
  const [saving, setSaving] = useState<CheckpointForm | undefined>(undefined);

  async function saveAs(form: CheckpointForm) {
    if (saving !== undefined) return;
    setSaving(form);
    try {
      const { path } = await pick.run({ what: form === 'pdf' ? 'save_report' : 'save_checkpoint' });
      if (path !== null) {
        await save.run({ path, form });
        toast({ text: form === 'pdf' ? words.savedPage : words.savedText });
      }
    } catch (reason) {
      sayError(reason);
    } finally {
      setSaving(undefined);
    }
  }

  if (readOnly !== null) return <p data-testid="witness-read-only">{words.readOnly}</p>;
  return (
    <>
      <div className={classes['actions']}>
        <Button
          look="primary"
          busy={make.pending}
          onClick={() => void make.run({}).then(setShown, () => undefined)}
          data-testid="witness-show"
        >
          {words.show}
        </Button>
        <Button
          icon="save"
          busy={saving === 'text'}
          onClick={() => void saveAs('text')}
          data-testid="witness-save-text"
        >
          {words.saveText}
        </Button>
        <Button
          icon="print"
          busy={saving === 'pdf'}
          onClick={() => void saveAs('pdf')}
          data-testid="witness-save-pdf"
        >
          {words.savePage}
        </Button>
      </div>
      <ErrorNotice error={make.error} />
      {shown === undefined ? null : <Shown checkpoint={shown} />}
    </>
  );
}

function Check() {
  const { t } = useI18n();
  const words = t.evidence.witness;
  const compare = useCommand('ledger_witness');
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<WitnessVerdict | undefined>(undefined);

  function run() {
    setVerdict(undefined);
    compare.run({ text }).then(setVerdict, () => undefined);
  }

  return (
    <div className={classes['check']}>
      <TextField
        label={words.paste}
        hint={words.pasteHint}
        value={text}
        onText={(next) => {
          setText(next);
          setVerdict(undefined);
          compare.reset();
        }}
        rows={6}
        maxLength={MOST}
        testId="witness-paste"
      />
      <div className={classes['actions']}>
        <Button
          busy={compare.pending}
          disabled={text.trim() === ''}
          onClick={run}
          data-testid="witness-compare"
        >
          {words.compare}
        </Button>
      </div>
      <ErrorNotice error={compare.error} testId="witness-error" />
      {verdict === undefined ? null : <Verdict verdict={verdict} />}
    </div>
  );
}
