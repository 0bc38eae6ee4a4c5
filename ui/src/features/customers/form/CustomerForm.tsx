import { useCommandQuery } from '../../../api/queries';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import cardClasses from '../card/card.module.css';
import { OpenForm } from './OpenForm';

export interface CustomerFormProps {
  /** Absent for a new customer. */
  readonly recordId: string | undefined;
  readonly wide: boolean;
  readonly onClose: () => void;
  readonly onSaved: (recordId: string) => void;
  /** One pasted line instead of the form. */
  readonly onQuick: () => void;
  /** Opens another customer, for example a duplicate. */
  readonly onOpen: (recordId: string) => void;
}

/** Creates or changes a customer, in the place of the card. */
export function CustomerForm(props: CustomerFormProps) {
  const { recordId } = props;
  return recordId === undefined ? (
    <OpenForm {...props} card={undefined} />
  ) : (
    <EditForm {...props} recordId={recordId} />
  );
}

function EditForm(props: CustomerFormProps & { recordId: string }) {
  const { t } = useI18n();
  const query = useCommandQuery('customer_show', { record_id: props.recordId });
  if (query.data !== undefined) return <OpenForm {...props} card={query.data} />;
  return (
    <aside
      className={cardClasses['card']}
      aria-label={t.customers.card.loading}
      aria-busy={query.error === null}
    >
      <div className={cardClasses['missing']}>
        <ErrorNotice error={query.error} />
        {query.error === null ? null : <Button onClick={props.onClose}>{t.customers.card.close}</Button>}
      </div>
    </aside>
  );
}
