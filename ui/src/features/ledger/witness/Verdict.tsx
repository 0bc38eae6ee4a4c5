import type { WitnessVerdict } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { Notice, type NoticeTone } from '../../../shared/ui/Notice';
import { useState } from 'react';
import classes from './witness.module.css';

const tones: Readonly<Record<WitnessVerdict['outcome'], NoticeTone>> = {
  agrees: 'ok',
  longer: 'error',
  differs: 'error',
  other_vault: 'warning',
  not_signed: 'warning',
};

/** What an old checkpoint says about the ledger of today. */
export function Verdict({ verdict }: { verdict: WitnessVerdict }) {
  const { t, f } = useI18n();
  const words = t.evidence.witness;
  const { outcome, size, since } = verdict;
  const [what, next] = {
    agrees: [words.agrees({ size, since }), ''],
    longer: [words.longer({ size }), words.longerNext],
    differs: [words.differs({ size }), words.differsNext],
    other_vault: [words.otherVault, words.otherVaultNext],
    not_signed: [words.notSigned, words.notSignedNext],
  }[outcome];
  const { until_ms: until, signers, update } = verdict;
  return (
    <div className={classes['verdict']}>
      <Notice
        tone={tones[outcome]}
        role={tones[outcome] === 'ok' ? 'status' : 'alert'}
        testId={`witness-${outcome}`}
      >
        <p>
          <strong>{words.outcome[outcome]}</strong>
        </p>
        <p>{what}</p>
        {until === null ? null : <p>{words.until({ time: f.dateTime(until) })}</p>}
        {next === '' ? null : <p>{next}</p>}
      </Notice>
      {signers.length === 0 ? null : (
        <dl className={classes['signers']}>
          <dt>{words.signers}</dt>
          {signers.map((signer, place) => (
            <dd key={place} data-testid="witness-signer">
              {signerWords(words, signer)}
            </dd>
          ))}
        </dl>
      )}
      {update === null ? null : <Update text={update} />}
    </div>
  );
}

/** Eight digits are the beginning of a computer's number; nothing is the recovery key. */
function signerWords(
  words: { rootSigner: string; device: (p: { id: string }) => string },
  signer: string,
): string {
  if (signer === '') return words.rootSigner;
  return /^[0-9a-f]{8}$/.test(signer) ? words.device({ id: signer }) : signer;
}

function Update({ text }: { text: string }) {
  const { t } = useI18n();
  const words = t.evidence.witness;
  const [open, setOpen] = useState(false);
  return (
    <section className={classes['update']} data-copied-from="">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="witness-update">
        {words.update}
      </Button>
      {open ? (
        <>
          <p className={classes['muted']}>{words.updateText}</p>
          <pre className={classes['text']} data-copied="" tabIndex={0} aria-label={words.update}>
            {text}
          </pre>
          <CopyButton wide text={text} label={words.updateCopy} testId="witness-update-copy" />
        </>
      ) : null}
    </section>
  );
}
