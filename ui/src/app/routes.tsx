import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  useNavigate,
  useRouterState,
} from '@tanstack/react-router';

import { lazy, Suspense, type ComponentType } from 'react';

import { readBillingPlace } from '../features/billing/place';
import { readPlace } from '../features/customers/place';
import { readExportsPlace } from '../features/exports/place';
import { readLedgerPlace } from '../features/ledger/place';
import { readPeoplePlace } from '../features/people/place';
import { readWatchPlace } from '../features/watch/place';
import { HelpPage } from '../features/help/HelpPage';
import { HomePage } from '../features/home/HomePage';
import { Palette } from '../features/palette/Palette';
import { SettingsPage } from '../features/settings/SettingsPage';
import { Shell } from '../features/shell/Shell';
import { useI18n } from '../i18n';
import { areaOfPath } from '../shared/access/areas';
import { useAreas } from '../shared/access/useAreas';
import { FileDrop } from '../shared/drop/FileDrop';
import { EmptyState } from '../shared/ui/EmptyState';
import { Broken } from './ErrorBoundary';
import { ownHistory } from './ownHistory';
import classes from './app.module.css';

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

/** The shell, and around it what takes a file dropped on any page. */
function Root() {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const areas = useAreas();
  const area = areaOfPath(path);
  const shell = (
    <Shell palette={(control) => <Palette {...control} />}>
      {area === null || areas.has(area) ? <Outlet /> : <NotYours />}
    </Shell>
  );
  if (!areas.has('imports') && !areas.has('trace')) return shell;
  return (
    <FileDrop
      ownTarget={path === '/imports' || path === '/trace'}
      accepts={areas.has('imports') || path === '/trace'}
      onFile={() => void navigate({ to: '/imports' })}
    >
      {shell}
    </FileDrop>
  );
}

/** A page that is loaded when it is first gone to; its frame fills the content and carries the name tests know. */
function screen(testId: string, load: () => Promise<ComponentType>) {
  const Content = lazy(async () => ({ default: await load() }));
  return function Screen() {
    return (
      <div className={classes['screen']} data-testid={testId}>
        <Suspense>
          <Content />
        </Suspense>
      </div>
    );
  };
}

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    validateSearch: readPlace,
    component: screen('screen-customers', () =>
      import('../features/customers/CustomersPage').then((module) => module.CustomersPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/billing',
    validateSearch: readBillingPlace,
    component: screen('screen-billing', () =>
      import('../features/billing/BillingPage').then((module) => module.BillingPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: screen('screen-imports', () =>
      import('../features/imports/ImportsPage').then((module) => module.ImportsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exports',
    validateSearch: readExportsPlace,
    component: screen('screen-exports', () =>
      import('../features/exports/ExportsPage').then((module) => module.ExportsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exports/new',
    component: screen('screen-export-new', () =>
      import('../features/exports/wizard/WizardPage').then((module) => module.WizardPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/trace',
    component: screen('screen-trace', () =>
      import('../features/trace/TracePage').then((module) => module.TracePage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/strays',
    component: screen('screen-strays', () =>
      import('../features/strays/StraysPage').then((module) => module.StraysPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger',
    validateSearch: readLedgerPlace,
    component: screen('screen-ledger', () =>
      import('../features/ledger/LedgerPage').then((module) => module.LedgerPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger/month',
    component: screen('screen-month', () =>
      import('../features/month/MonthPage').then((module) => module.MonthPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/watch',
    validateSearch: readWatchPlace,
    component: screen('screen-watch', () =>
      import('../features/watch/WatchPage').then((module) => module.WatchPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger/witness',
    component: screen('screen-witness', () =>
      import('../features/ledger/witness/WitnessPage').then((module) => module.WitnessPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: readPeoplePlace,
    component: screen('screen-people', () =>
      import('../features/people/PeoplePage').then((module) => module.PeoplePage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/matrix',
    component: screen('screen-matrix', () =>
      import('../features/people/MatrixPage').then((module) => module.MatrixPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/handover/$personId',
    component: screen('screen-handover', () =>
      import('../features/people/leaver/HandoverPage').then((module) => module.HandoverPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reviews',
    component: screen('screen-reviews', () =>
      import('../features/reviews/ReviewsPage').then((module) => module.ReviewsPage),
    ),
  }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage }),
  createRoute({ getParentRoute: () => root, path: '/help', component: HelpPage }),
]);

function NotFound() {
  const { t } = useI18n();
  return <EmptyState title={t.shell.notFound} actions={<Link to="/">{t.shell.toStart}</Link>} />;
}

/** A page of a role the person has not got: says so, and where to go. */
function NotYours() {
  const { t } = useI18n();
  return (
    <EmptyState
      testId="screen-not-yours"
      title={t.shell.notYours}
      text={t.shell.notYoursText}
      actions={<Link to="/">{t.shell.toStart}</Link>}
    />
  );
}

/** The place is the part of the address after `#`: a reload comes back to it, unless one is to begin at the start. */
export function makeRouter(atStart: boolean) {
  return createRouter({
    routeTree: routes,
    history: ownHistory(atStart),
    defaultErrorComponent: Broken,
    defaultPreload: false,
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
