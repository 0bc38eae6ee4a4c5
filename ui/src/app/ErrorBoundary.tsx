import { Component, type ReactNode } from 'react';

import { useI18n } from '../i18n';
import { Button } from '../shared/ui/Button';
import { EmptyState } from '../shared/ui/EmptyState';

/** A defect of the page shows a sentence and a way out instead of an empty window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  const { t } = useI18n();
  return (
    <div style={{ display: 'flex', height: '100%' }} role="alert">
      <EmptyState
        title={t.shell.crash}
        text={t.shell.crashText}
        actions={
          <Button look="primary" size="large" onClick={() => window.location.reload()}>
            {t.shell.reload}
          </Button>
        }
      />
    </div>
  );
}
