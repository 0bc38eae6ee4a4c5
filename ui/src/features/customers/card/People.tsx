import type { CustomerCard, LinkedCustomer } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Icon } from '../../../shared/ui/Icon';
import classes from './People.module.css';
import parts from '../../../shared/ui/parts.module.css';

/** People of a company, or the company of a person. */
export function People({ card, onOpen }: { card: CustomerCard; onOpen: (recordId: string) => void }) {
  const { t } = useI18n();
  const words = t.customers.people;
  const company = card.row.kind === 'company';
  const linked: readonly LinkedCustomer[] = company
    ? card.people
    : card.linked_company === null
      ? []
      : [card.linked_company];
  if (linked.length === 0) {
    return (
      <p className={parts['quiet']}>
        {company ? words.none : words.noCompany}
        <br />
        {company ? words.noneText : words.noCompanyText}
      </p>
    );
  }
  return (
    <ul className={classes['people']}>
      {linked.map((one) => (
        <li key={one.record_id}>
          <button type="button" onClick={() => onOpen(one.record_id)} data-testid="card-person">
            <Icon name={company ? 'person' : 'building'} />
            <span>{one.name}</span>
            <small>{one.title}</small>
            <Icon name="chevronRight" />
          </button>
        </li>
      ))}
    </ul>
  );
}
