import type { CheckpointView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { QrCode } from '../../../shared/ui/QrCode';
import classes from './witness.module.css';

/** A checkpoint to be copied by hand, photographed or scanned. */
export function Shown({ checkpoint }: { checkpoint: CheckpointView }) {
  const { t, f } = useI18n();
  const words = t.evidence.witness;
  const { text, size, at_ms: at, qr } = checkpoint;
  return (
    <div className={classes['shown']} data-testid="witness-shown" data-copied-from="">
      <p role="status">{words.shown({ size, time: f.dateTime(at) })}</p>
      <div className={classes['both']}>
        <div>
          <pre
            className={classes['text']}
            data-copied=""
            tabIndex={0}
            aria-label={words.text}
            data-testid="witness-text"
          >
            {text}
          </pre>
          <CopyButton wide text={text} label={words.copy} testId="witness-copy" />
        </div>
        {qr.length === 0 ? (
          <p className={classes['muted']}>{words.noQr}</p>
        ) : (
          <QrCode rows={qr} label={words.qr} testId="witness-qr" />
        )}
      </div>
    </div>
  );
}
