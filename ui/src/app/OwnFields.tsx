import type { ReactNode } from 'react';

import { useCommandQuery } from '../api/queries';
import { OwnFieldNames } from '../i18n';

/** Lets every page call the vault's own fields what the vault calls them. */
export function OwnFields({ children }: { children: ReactNode }) {
  const { data } = useCommandQuery('field_catalogue', {});
  const own = (data?.fields ?? []).filter(({ label }) => label !== '');
  const labels = Object.fromEntries(own.map(({ field, label }) => [field, label]));
  return <OwnFieldNames labels={labels}>{children}</OwnFieldNames>;
}
