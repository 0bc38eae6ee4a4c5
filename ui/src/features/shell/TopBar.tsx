import { useRouterState } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import { useAreas } from '../../shared/access/useAreas';
import { PRESENTATION_KEYS } from '../../shared/presentation/keys';
import { usePresent } from '../../shared/presentation/usePresent';
import { chordText } from '../../shared/ui/Kbd';
import { NewCustomer } from './NewCustomer';
import classes from './TopBar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onNew: (form: 'quick' | 'new') => void;
}

export function TopBar({ onSearch, onNew }: TopBarProps) {
  const { t } = useI18n();
  const { read_only: readOnly } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const titles: Readonly<Record<string, string>> = {
    '/': t.shell.today,
    '/customers': t.shell.customers,
    '/billing': t.billing.title,
    '/imports': t.shell.imports,
    '/exports': t.exports.title,
    '/exports/new': t.exports.wizard.title,
    '/trace': t.exports.trace,
    '/strays': t.exports.strays,
    '/ledger': t.shell.ledger,
    '/ledger/month': t.month.title,
    '/watch': t.watch.title,
    '/ledger/witness': t.evidence.witness.title,
    '/reviews': t.reviews.title,
    '/people': t.shell.people,
    '/people/matrix': t.people.matrix.title,
    '/settings': t.shell.settings,
    '/help': t.shell.help,
  };
  const title = titles[path] ?? (path.startsWith('/people/handover/') ? t.people.handover : '');
  const customers = useAreas().has('customers');
  const { data: counts } = useCommandQuery('customer_counts', {}, { enabled: customers });
  // One primary button on a screen: where the page has its own, this one is plain.
  const ownPrimary =
    path === '/imports' ||
    path.startsWith('/exports') ||
    path === '/trace' ||
    path === '/strays' ||
    path === '/settings' ||
    path === '/reviews' ||
    path === '/watch' ||
    path === '/ledger/month' ||
    path === '/ledger/witness' ||
    path.startsWith('/people') ||
    counts?.active === 0;
  const look = ownPrimary ? 'plain' : 'primary';

  return (
    <header className={classes['top']} data-pane={t.shell.panes.top}>
      <h1 className={classes['title']}>{title}</h1>
      <PresentationMark />
      <button type="button" className={classes['search']} data-testid="open-palette" onClick={onSearch}>
        <Icon name="search" />
        <span className={classes['words']}>{customers ? t.shell.search : t.shell.searchActions}</span>
        <kbd aria-hidden="true">{chordText('mod+k')}</kbd>
      </button>
      {readOnly === null && customers && (
        <NewCustomer look={look} onQuick={() => onNew('quick')} onFull={() => onNew('new')} />
      )}
    </header>
  );
}

/** Cannot be overlooked while it is on; a click ends it. */
function PresentationMark() {
  const { t } = useI18n();
  const { presenting, finish } = usePresent();
  if (!presenting) return null;
  const words = t.shell.presentation;
  return (
    <button
      type="button"
      className={classes['presenting']}
      title={`${words.end} (${chordText(PRESENTATION_KEYS)})`}
      data-testid="presentation-end"
      onClick={finish}
    >
      <Icon name="eyeOff" />
      <strong>{words.name}</strong>
      <span className={classes['quit']}>{words.quit}</span>
    </button>
  );
}
