import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';

import { CoreEvents } from '../api/CoreEvents';
import { makeQueryClient } from '../api/queries';
import { useStatusQuery } from '../api/status';
import type { AppStatus } from '../generated/contract';
import { I18nProvider } from '../i18n';
import { PlatformProvider } from '../platform/context';
import type { Platform } from '../platform/types';
import { ErrorNotice } from '../shared/ui/ErrorNotice';
import { useAppearance, useResolvedTheme } from '../theme/apply';
import { cssVariables, noStorage, theme } from '../theme/mantine';
import { useZoom } from '../theme/zoom';
import { Cover } from './Cover';
import { ErrorBoundary } from './ErrorBoundary';
import { Gate } from './Gate';
import { ZoomKeys } from './ZoomKeys';

/** The whole page for one host. */
export function App({ platform }: { platform: Platform }) {
  const [client] = useState(makeQueryClient);
  return (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={client}>
        <div data-testid="app-root" style={{ height: '100%' }}>
          <WaitForStatus />
        </div>
      </QueryClientProvider>
    </PlatformProvider>
  );
}

/** Nothing is drawn before the core has said which language and theme to draw it in. */
function WaitForStatus() {
  const { data: status, error } = useStatusQuery();
  if (error) return <ErrorNotice error={error} />;
  if (!status) return null;
  return (
    <Look prefs={status.prefs}>
      <ErrorBoundary>
        <CoreEvents />
        <ZoomKeys />
        <Gate />
        <Cover />
      </ErrorBoundary>
    </Look>
  );
}

function Look({ prefs, children }: { prefs: AppStatus['prefs']; children: ReactNode }) {
  const resolved = useResolvedTheme(prefs.theme);
  useAppearance(prefs, resolved);
  useZoom(prefs.zoom_percent);
  useEffect(() => {
    if (import.meta.env.DEV) return;
    // The web view's own menu offers "reload" and "save as"; fields keep theirs for cut and paste.
    const block = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      event.preventDefault();
    };
    document.addEventListener('contextmenu', block);
    return () => document.removeEventListener('contextmenu', block);
  }, []);
  return (
    <I18nProvider language={prefs.language}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        forceColorScheme={resolved}
        colorSchemeManager={noStorage}
      >
        {children}
      </MantineProvider>
    </I18nProvider>
  );
}
