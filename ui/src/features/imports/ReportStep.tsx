import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import type { ImportReport } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Notice } from '../../shared/ui/Notice';
import { SaveRejected } from './CheckStep';
import { UndoDialog } from './UndoDialog';
import parts from './parts.module.css';
import frame from './StepFrame.module.css';

interface ReportStepProps {
  readonly report: ImportReport;
  readonly onAgain: () => void;
}

/** What was written, what was not and why, and the way back. */
export function ReportStep({ report, onAgain }: ReportStepProps) {
  const { t, f } = useI18n();
  const words = t.imports.report;
  const navigate = useNavigate();
  const [undoing, setUndoing] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const numbers: readonly (readonly [string, number])[] = [
    [words.imported, report.imported],
    [words.updated, report.updated],
    [words.skipped, report.skipped],
    [words.rejected, report.rejected],
  ];
  return (
    <>
      <div className={frame['body']} data-testid="import-report">
        <h2 ref={title} tabIndex={-1} className={parts['title']} role="status">
          {words.title({ count: report.imported + report.updated })}
        </h2>
        <p className={parts['lead']}>
          {report.file_name} · {words.took({ time: f.duration(report.elapsed_ms) })}
        </p>
        <dl className={parts['dry']}>
          {numbers.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{f.number(value)}</dd>
            </div>
          ))}
        </dl>
        {report.rejected > 0 ? (
          <Notice tone="warning" actions={<SaveRejected />}>
            {words.rejectedText({ rejected: report.rejected, imported: report.imported + report.updated })}
          </Notice>
        ) : null}
        <Notice tone="info">{words.source}</Notice>
      </div>
      <footer className={frame['foot']}>
        <div className={frame['footAside']}>
          {report.can_undo ? (
            <Button
              look="quiet"
              icon="undo"
              onClick={() => setUndoing(true)}
              data-testid="import-report-undo"
            >
              {words.undo}
            </Button>
          ) : null}
        </div>
        <Button onClick={onAgain} data-testid="import-again">
          {words.again}
        </Button>
        <Button
          look="primary"
          onClick={() => void navigate({ to: '/customers', search: { sort: 'created', desc: true } })}
          data-testid="import-show"
        >
          {words.show}
        </Button>
      </footer>
      <UndoDialog batch={undoing ? report : undefined} onClose={() => setUndoing(false)} onUndone={onAgain} />
    </>
  );
}
