import { useCommandQuery } from '../../api/queries';
import type { Role } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './people.module.css';

interface WhatIfProps {
  /** Nothing for a new person. */
  personId: string | null;
  roles: readonly Role[];
  teamId: string;
}

/** What these roles and this team would open, counted by the core before anything is saved. */
export function WhatIf({ personId, roles, teamId }: WhatIfProps) {
  const { t } = useI18n();
  const words = t.people;
  const { data } = useCommandQuery(
    'rights_preview',
    { person_id: personId, roles: [...roles], team_id: teamId },
    // Customers change while the page is open: counted again each time it is asked.
    { enabled: roles.length > 0, staleTime: 0, gcTime: 0, placeholderData: (before) => before },
  );
  if (!data || roles.length === 0) return <p className={classes['preview']} />;
  const { before, after } = data;
  const of = (key: keyof typeof after) => ({ before: before[key], after: after[key] });
  return (
    <p className={classes['preview']} role="status" data-testid="rights-preview">
      {personId === null
        ? words.previewNew(after)
        : words.preview({ customers: of('customers'), sensitive: of('sensitive'), core: of('core') })}
    </p>
  );
}
