import type { LedgerExported } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { FileName } from '../../../shared/ui/FileName';
import { Notice } from '../../../shared/ui/Notice';
import classes from './export.module.css';

function fileOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What was written, and what the receiver needs to believe it. */
export function ExportDone({ path, result }: { path: string; result: LedgerExported }) {
  const { t, f } = useI18n();
  const words = t.evidence.export;
  const { entries, details, bytes, root_fingerprint: root } = result;
  return (
    <div className={classes['form']} data-testid="export-done">
      <Notice tone="ok" role="status">
        <FileName name={fileOf(path)} />
        <p>{words.result({ entries, details, size: f.bytes(bytes) })}</p>
      </Notice>
      <section className={classes['root']} aria-label={words.fingerprint} data-copied-from="">
        <h3>{words.fingerprint}</h3>
        <p className={classes['mono']} data-copied="" data-testid="export-root">
          {root}
        </p>
        <CopyButton wide text={root} label={words.fingerprintCopy} testId="export-root-copy" />
      </section>
      <p>{words.handOver}</p>
      <p>
        {words.howTo}
        <code className={classes['command']}>{words.command({ file: fileOf(path), root })}</code>
      </p>
    </div>
  );
}
