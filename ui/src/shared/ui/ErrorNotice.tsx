import type { ReactNode } from 'react';

import type { CallError } from '../../api/errors';
import { useI18n } from '../../i18n';
import { errorNumbers } from '../../i18n/errorNumbers';
import { Notice } from './Notice';
import classes from './Notice.module.css';

interface ErrorNoticeProps {
  error: CallError | null | undefined;
  /** The next step as a button. */
  actions?: ReactNode;
  testId?: string;
}

/** 发生了什么 + 影响 + 下一步 + 编号. Nothing without an error. */
export function ErrorNotice({ error, actions, testId = 'error-notice' }: ErrorNoticeProps) {
  const { t, language } = useI18n();
  if (!error) return null;
  const { what, next } = t.errors[error.code](error);
  return (
    <Notice tone="error" role="alert" actions={actions} testId={testId}>
      <p data-error-code={error.code}>
        {what}
        {language === 'en' && ' '}
        {next}
      </p>
      <p className={classes['reference']}>
        {t.common.reference({ number: errorNumbers[error.code], reference: error.reference })}
      </p>
    </Notice>
  );
}
