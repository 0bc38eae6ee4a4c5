import { useCommand, useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import type { Reviews } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { useSayError } from '../../shared/errors/useSayError';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { useNow } from '../../shared/ui/useNow';
import { OpenReview } from './OpenReview';
import { PastReviews } from './PastReviews';
import classes from './reviews.module.css';

/** 权限复查: once a quarter, and when rights change, somebody looks at who can read what. */
export function ReviewsPage() {
  const { t } = useI18n();
  const several = useSeveral();
  const { data, error } = useCommandQuery('review_list', {}, { enabled: several });
  const words = t.reviews;
  if (!several) {
    return <EmptyState testId="reviews-alone" title={words.alone} text={words.aloneText} />;
  }
  return (
    <section className={classes['page']} aria-label={words.title} tabIndex={0} data-testid="reviews-page">
      <ErrorNotice error={error} />
      {data && <Loaded reviews={data} />}
    </section>
  );
}

function Loaded({ reviews: { open, past, due } }: { reviews: Reviews }) {
  const { t } = useI18n();
  const now = useNow();
  const { read_only: readOnly } = useSession();
  const begin = useCommand('review_open');
  const sayError = useSayError();
  const words = t.reviews;
  const writes = readOnly === null;
  return (
    <>
      {due && (
        <Notice
          tone="warning"
          testId="review-due"
          actions={
            writes && (
              <Button
                look="primary"
                busy={begin.pending}
                data-testid="review-begin"
                onClick={() => void begin.run({}).catch(sayError)}
              >
                {words.begin}
              </Button>
            )
          }
        >
          {words.due}
        </Notice>
      )}
      {open.map((review) => (
        <OpenReview key={review.review_id} review={review} now={now} writes={writes} />
      ))}
      {open.length === 0 && !due && (
        <p className={classes['nothing']} data-testid="reviews-nothing">
          {words.nothing}
        </p>
      )}
      <PastReviews past={past} writes={writes} />
    </>
  );
}
