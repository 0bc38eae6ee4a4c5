import { useEffect, useRef, type ReactNode } from 'react';

import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import classes from './wizard.module.css';

interface StepFrameProps {
  /** Named for screen readers; it takes the focus when the step is entered. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
  /** What is still missing, once somebody tried to go on. */
  readonly problem?: string | undefined;
  readonly next?: string;
  readonly nextDisabled?: boolean;
  readonly busy?: boolean;
  readonly nextTestId?: string;
}

/** A step of the request, and the buttons where the eye ends. */
export function StepFrame(props: StepFrameProps) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div ref={body} tabIndex={-1} role="region" aria-label={props.label} className={classes['body']}>
        {props.children}
      </div>
      <footer className={classes['foot']}>
        <span className={classes['aside']}>
          {props.problem === undefined ? (
            <span className={classes['muted']}>{words.legal}</span>
          ) : (
            <span role="alert" className={classes['problem']} data-testid="export-problem">
              {props.problem}
            </span>
          )}
        </span>
        {props.onBack !== undefined && (
          <Button onClick={props.onBack} data-testid="export-back">
            {words.back}
          </Button>
        )}
        <Button
          look="primary"
          disabled={props.nextDisabled ?? false}
          busy={props.busy ?? false}
          onClick={props.onNext}
          data-testid={props.nextTestId ?? 'export-next'}
        >
          {props.next ?? words.next}
        </Button>
      </footer>
    </>
  );
}
