import { useNavigate } from '@tanstack/react-router';

import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import type { View } from './place';

interface EmptyListProps {
  readonly view: View;
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onNew: () => void;
}

/** What a list without rows says depends on why it has none. */
export function EmptyList({ view, filtered, onClear, onNew }: EmptyListProps) {
  const { t } = useI18n();
  const words = t.customers.empty;
  const navigate = useNavigate();
  const { read_only: readOnly } = useSession();
  if (filtered) {
    return (
      <EmptyState
        testId="customers-no-match"
        title={words.noMatch}
        text={words.noMatchText}
        actions={
          <Button onClick={onClear} data-testid="empty-clear">
            {t.customers.filter.clear}
          </Button>
        }
      />
    );
  }
  if (view === 'recycled') return <EmptyState title={words.recycled} text={words.recycledText} />;
  if (view === 'archived') return <EmptyState title={words.archived} text={words.archivedText} />;
  if (view === 'mine' || view === 'colleagues' || view === 'team' || view === 'pool') {
    return <EmptyState testId={`customers-empty-${view}`} title={words[view]} text={words[`${view}Text`]} />;
  }
  if (view !== 'all') return <EmptyState title={words.view} text={words.viewText} />;
  if (readOnly !== null) return <EmptyState testId="customers-empty" title={words.none} />;
  return (
    <EmptyState
      testId="customers-empty"
      title={words.none}
      text={words.noneText}
      actions={
        <>
          <Button
            look="primary"
            size="large"
            icon="sheet"
            data-testid="empty-import"
            onClick={() => void navigate({ to: '/imports' } as Parameters<typeof navigate>[0])}
          >
            {words.import}
          </Button>
          <Button size="large" icon="person" onClick={onNew} data-testid="empty-new">
            {t.customers.new}
          </Button>
        </>
      }
    />
  );
}
