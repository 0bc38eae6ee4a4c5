import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  useNavigate,
  useRouterState,
} from '@tanstack/react-router';

import { lazy, Suspense, type ComponentType } from 'react';

import { readPlace } from '../features/customers/place';
import { HelpPage } from '../features/help/HelpPage';
import { HomePage } from '../features/home/HomePage';
import { Palette } from '../features/palette/Palette';
import { SettingsPage } from '../features/settings/SettingsPage';
import { Shell } from '../features/shell/Shell';
import { useI18n } from '../i18n';
import { FileDrop } from '../shared/drop/FileDrop';
import { EmptyState } from '../shared/ui/EmptyState';
import { Broken } from './ErrorBoundary';
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
  return (
    <FileDrop ownTarget={path === '/imports'} onFile={() => void navigate({ to: '/imports' })}>
      <Shell palette={(control) => <Palette {...control} />}>
        <Outlet />
      </Shell>
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
    path: '/imports',
    component: screen('screen-imports', () =>
      import('../features/imports/ImportsPage').then((module) => module.ImportsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger',
    component: screen('screen-ledger', () =>
      import('../features/ledger/LedgerPage').then((module) => module.LedgerPage),
    ),
  }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage }),
  createRoute({ getParentRoute: () => root, path: '/help', component: HelpPage }),
]);

function NotFound() {
  const { t } = useI18n();
  return <EmptyState title={t.shell.notFound} actions={<Link to="/">{t.shell.toStart}</Link>} />;
}

/** The place is the part of the address after `#`: a reload comes back to it, unless one is to begin at the start. */
export function makeRouter(atStart: boolean) {
  if (atStart) window.history.replaceState(null, '', '#/');
  return createRouter({
    routeTree: routes,
    history: createHashHistory(),
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
