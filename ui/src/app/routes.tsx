import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
} from '@tanstack/react-router';

import { readPlace } from '../features/customers/place';
import { HelpPage } from '../features/help/HelpPage';
import { HomePage } from '../features/home/HomePage';
import { Palette } from '../features/palette/Palette';
import { SettingsPage } from '../features/settings/SettingsPage';
import { Shell } from '../features/shell/Shell';
import { useI18n } from '../i18n';
import { EmptyState } from '../shared/ui/EmptyState';
import { Broken } from './ErrorBoundary';

const root = createRootRoute({
  component: () => (
    <Shell palette={(control) => <Palette {...control} />}>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    validateSearch: readPlace,
    component: lazyRouteComponent(() => import('../features/customers/CustomersPage'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: lazyRouteComponent(() => import('../features/imports/ImportsPage'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger',
    component: lazyRouteComponent(() => import('../features/ledger/LedgerPage'), 'LedgerPage'),
  }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage }),
  createRoute({ getParentRoute: () => root, path: '/help', component: HelpPage }),
]);

function NotFound() {
  const { t } = useI18n();
  return <EmptyState title={t.shell.notFound} actions={<Link to="/">{t.shell.toStart}</Link>} />;
}

/** The place is the part of the address after `#`: a reload or a lock comes back to it. */
export function makeRouter() {
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
