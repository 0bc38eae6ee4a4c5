import { useEffect, useRef, type ReactNode } from 'react';

import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import classes from './StepFrame.module.css';

interface StepFrameProps {
  /** Named for screen readers; it takes the focus when the step is entered. */
  readonly label: string;
  readonly children: ReactNode;
  /** Left in the footer: progress. */
  readonly aside?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly next: string;
  readonly onNext: () => void;
  readonly nextDisabled?: boolean;
  readonly busy?: boolean;
  readonly nextTestId?: string;
  /** No padding: the content is a table that goes to the edges. */
  readonly flush?: boolean;
}

/** A step: content that scrolls, and a footer where the eye ends. */
export function StepFrame(props: StepFrameProps) {
  const { t } = useI18n();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div
        ref={body}
        tabIndex={-1}
        role="region"
        aria-label={props.label}
        className={props.flush === true ? classes['flush'] : classes['body']}
      >
        {props.children}
      </div>
      <footer className={classes['foot']}>
        <div className={classes['footAside']}>{props.aside}</div>
        {props.onBack === undefined ? null : (
          <Button onClick={props.onBack} data-testid="import-back">
            {t.imports.back}
          </Button>
        )}
        <Button
          look="primary"
          disabled={props.nextDisabled ?? false}
          busy={props.busy ?? false}
          onClick={props.onNext}
          data-testid={props.nextTestId ?? 'import-next'}
        >
          {props.next}
        </Button>
      </footer>
    </>
  );
}
