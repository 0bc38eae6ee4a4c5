import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { useCommandQuery } from '../../../api/queries';
import { useSession, useStatus } from '../../../api/status';
import type { People } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { useNow } from '../../../shared/ui/useNow';
import { mayChange } from '../manage';
import { readPersonId } from '../place';
import classes from './leaver.module.css';
import { Wizard } from './Wizard';

/** 离职交接: everything somebody had goes to others, and what the person knew opens nothing made afterwards. */
export function HandoverPage() {
  const { data, error } = useCommandQuery('person_list', {});
  const personId = readPersonId(useParams({ strict: false }));
  return (
    <div className={classes['page']} data-testid="handover-page">
      <ErrorNotice error={error} />
      {data && <Loaded key={personId} all={data} personId={personId} />}
    </div>
  );
}

function Loaded({ all, personId }: { all: People; personId: string }) {
  const { t } = useI18n();
  const now = useNow();
  const { read_only: readOnly } = useSession();
  const demo = useStatus().vault?.demo === true;
  const person = all.people.find(({ person_id: id }) => id === personId);
  // Once, when the page is opened: a run freezes the person, and must not be taken from the screen for it.
  const [frozen] = useState(person?.state === 'frozen');
  const finished = useCommandQuery(
    'handover_report',
    { person_id: personId },
    // A run may have ended since it was asked.
    { enabled: frozen, staleTime: 0, gcTime: 0 },
  );
  const words = t.people.leaver;
  if (!person) return <Impossible text={words.unknown} />;
  if (person.you) return <Impossible text={words.notYourself} />;
  if (!mayChange(all, person)) return <Impossible text={t.people.ownersOnly} />;
  if (person.state === 'invited') return <Impossible text={words.nothingYet} />;
  if (readOnly !== null || demo) return <Impossible text={words.readOnly} />;
  if (frozen && finished.isPending) return <div aria-busy="true" />;
  // That there is none is an answer.
  const trouble = finished.error?.code === 'not_found' ? null : finished.error;
  return (
    <>
      <ErrorNotice error={frozen ? trouble : null} />
      <Wizard all={all} person={person} now={now} finished={frozen ? finished.data : undefined} />
    </>
  );
}

function Impossible({ text }: { text: string }) {
  const { t } = useI18n();
  return (
    <EmptyState
      testId="handover-impossible"
      title={t.people.leaver.impossible}
      text={text}
      actions={<Link to="/people">{t.people.leaver.toPeople}</Link>}
    />
  );
}
