import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

import { useI18n } from '../../i18n';
import { Button } from './Button';
import classes from './Dialog.module.css';
import { useTopDialog } from './topDialog';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Right-aligned buttons; the last is the primary one. */
  footer?: ReactNode;
  size?: number;
  /** Above a popover that stays open behind it. */
  abovePopovers?: boolean;
  testId?: string;
}

const ABOVE_POPOVERS = 400;

/** The one kind of window inside the window: focus trapped and returned, Esc closes. */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  footer,
  size = 480,
  abovePopovers = false,
  testId,
}: DialogProps) {
  const { t } = useI18n();
  const top = useTopDialog(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeOnEscape={top}
      {...(abovePopovers && { zIndex: ABOVE_POPOVERS })}
      centered
      padding={20}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t.common.close }}
      data-testid={testId}
    >
      {children}
      {footer && <div className={classes['footer']}>{footer}</div>}
    </Modal>
  );
}

interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  testId?: string;
}

/** A review before something that cannot be taken back. Reversible things get an undo instead. */
export function ConfirmDialog({
  opened,
  onClose,
  onConfirm,
  title,
  children,
  confirm,
  danger = false,
  busy = false,
  testId = 'confirm',
}: ConfirmProps) {
  const { t } = useI18n();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      testId={testId}
      footer={
        <>
          <Button onClick={onClose} data-testid={`${testId}-cancel`}>
            {t.common.cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={busy}
            onClick={onConfirm}
            data-testid={`${testId}-confirm`}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
