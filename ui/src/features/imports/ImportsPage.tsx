import { useEffect, useEffectEvent, useState } from 'react';

import { call } from '../../api/call';
import { useI18n } from '../../i18n';
import { usePlatform } from '../../platform/context';
import { useDroppedFile } from '../../shared/drop/droppedFile';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { ImportSteps } from './ImportSteps';
import { BasisStep } from './BasisStep';
import { CheckStep } from './CheckStep';
import { DuplicateStep } from './DuplicateStep';
import classes from './ImportsPage.module.css';
import { checkKey, DETECT, startImport, STEPS, type ImportState } from './importState';
import { MapStep } from './MapStep';
import { PickStep } from './PickStep';
import { ReadStep } from './ReadStep';
import { ReportStep } from './ReportStep';
import { RunStep } from './RunStep';

/** Eight steps from a file to customers; nothing is written before the seventh. */
export function ImportsPage() {
  const { t } = useI18n();
  const platform = usePlatform();
  const [state, setState] = useState<ImportState | undefined>(undefined);

  const close = useEffectEvent(() => {
    if (state !== undefined) call(platform, 'import_close', {}).catch(() => undefined);
  });
  // The core holds the open file; leaving the page lets it go.
  useEffect(() => () => close(), []);

  // A file in hand is not thrown away for another one. Without one the first step takes it.
  const dropped = useDroppedFile();
  const finished = state?.step === 'report';
  const refuseDropped = useEffectEvent(() => {
    if (state === undefined) return;
    if (finished) {
      leave();
      return;
    }
    dropped.take();
    toast({ id: 'file-refused', tone: 'warning', text: t.imports.drop.unfinished });
  });
  useEffect(() => {
    if (dropped.path !== null) refuseDropped();
  }, [dropped.path]);

  function leave() {
    call(platform, 'import_close', {}).catch(() => undefined);
    setState(undefined);
  }

  if (state === undefined) {
    return (
      <div className={classes['page']} data-testid="imports-page">
        <ImportSteps step="file" />
        <PickStep onOpened={(path, preview) => setState(startImport(path, DETECT, preview))} />
      </div>
    );
  }

  /** Changes something; a check that was based on other decisions is forgotten. */
  const change = (part: Partial<ImportState>) =>
    setState((now) => {
      if (now === undefined) return now;
      const next = { ...now, ...part };
      const same = checkKey(next) === checkKey(now);
      return same || part.check !== undefined ? next : { ...next, check: undefined };
    });
  const at = STEPS.indexOf(state.step);
  const move = (by: -1 | 1) => {
    const step = STEPS[at + by];
    if (step === undefined || step === 'file') leave();
    else change({ step });
  };
  const back = () => move(-1);
  const next = () => move(1);

  return (
    <div className={classes['page']} data-testid="imports-page">
      <div className={classes['top']}>
        <ImportSteps step={state.step} />
        {state.step === 'report' || state.step === 'run' ? null : (
          <Button look="quiet" size="small" onClick={leave} data-testid="import-close">
            {t.imports.close}
          </Button>
        )}
      </div>
      {state.step === 'read' ? (
        <ReadStep
          state={state}
          onRead={(options, preview) =>
            setState({
              ...startImport(state.path, options, preview),
              origin: state.origin,
              source: state.source,
            })
          }
          onBack={back}
          onNext={next}
        />
      ) : state.step === 'map' ? (
        <MapStep state={state} onColumns={(columns) => change({ columns })} onBack={back} onNext={next} />
      ) : state.step === 'check' ? (
        <CheckStep
          state={state}
          onChecked={(check) => change({ check })}
          onDateOrder={(dateOrder) => change({ dateOrder })}
          onBack={back}
          onNext={next}
        />
      ) : state.step === 'basis' ? (
        <BasisStep state={state} onChange={change} onBack={back} onNext={next} />
      ) : state.step === 'duplicates' ? (
        <DuplicateStep
          state={state}
          onChoice={(onDuplicate) => change({ onDuplicate })}
          onChecked={(check) => change({ check })}
          onBack={back}
          onNext={next}
        />
      ) : state.step === 'run' ? (
        <RunStep state={state} onDone={(report) => change({ report, step: 'report' })} onBack={back} />
      ) : state.report === undefined ? null : (
        <ReportStep report={state.report} onAgain={leave} />
      )}
    </div>
  );
}
