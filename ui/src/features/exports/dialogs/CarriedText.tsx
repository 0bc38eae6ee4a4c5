import type { Carried } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { QrCode } from '../../../shared/ui/QrCode';
import classes from './dialogs.module.css';

/** A request or an answer to be copied, saved or scanned. */
export function CarriedText({ carried, label }: { carried: Carried; label: string }) {
  const { t } = useI18n();
  const words = t.exports.carry;
  return (
    <div className={classes['carried']} data-copied-from="">
      <div>
        <strong>{label}</strong>
        <pre
          className={classes['text']}
          data-copied=""
          tabIndex={0}
          aria-label={label}
          data-testid="carried-text"
        >
          {carried.text}
        </pre>
        <CopyButton wide text={carried.text} label={words.copy} testId="carried-copy" />
      </div>
      {carried.qr.length === 0 ? (
        <p className={classes['muted']}>{words.noQr}</p>
      ) : (
        <QrCode rows={carried.qr} label={words.qr} testId="carried-qr" />
      )}
    </div>
  );
}
