import { useId } from 'react';

import type { CityCount } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { number } from '../../../i18n/formats/number';
import type { Receivers } from '../../../shared/access/useReceivers';
import hidden from '../../../shared/ui/hidden.module.css';
import people from '../people.module.css';
import classes from './leaver.module.css';
import { withCity, type RuleDraft } from './rule';

interface CityChoiceProps {
  receivers: Receivers;
  /** Most frequent first. */
  cities: readonly CityCount[];
  draft: RuleDraft;
  onDraft: (part: Partial<RuleDraft>) => void;
}

/** A receiver for each city, and one for all the others. */
export function CityChoice({ receivers, cities, draft, onDraft }: CityChoiceProps) {
  const { t } = useI18n();
  const id = useId();
  const words = t.people.leaver;
  const options = receivers.people.map(({ person_id: value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
  return (
    <div className={people['form']} data-testid="handover-cities">
      <div className={people['field']}>
        <label htmlFor={`${id}-others`}>{words.others}</label>
        <select
          id={`${id}-others`}
          className={`${people['select']} ${people['short']}`}
          value={draft.others ?? ''}
          data-testid="handover-others"
          onChange={(event) => onDraft({ others: event.currentTarget.value || undefined })}
        >
          <option value="" disabled>
            {words.othersChoose}
          </option>
          {options}
        </select>
      </div>
      {cities.length === 0 ? (
        <p className={people['muted']}>{words.noCities}</p>
      ) : (
        <table className={classes['table']}>
          <caption className={hidden['srOnly']}>{words.citiesLabel}</caption>
          <thead>
            <tr>
              <th scope="col">{words.city}</th>
              <th scope="col" className={classes['end']}>
                {words.customers}
              </th>
              <th scope="col">{words.to}</th>
            </tr>
          </thead>
          <tbody>
            {cities.map(({ city, customers }) => (
              <tr key={city}>
                <th scope="row" title={city}>
                  {city}
                </th>
                <td className={classes['end']}>{number(customers)}</td>
                <td>
                  <select
                    className={people['select']}
                    aria-label={words.cityTo({ city })}
                    value={draft.cities[city] ?? ''}
                    data-testid={`handover-city-${city}`}
                    onChange={(event) =>
                      onDraft({ cities: withCity(draft.cities, city, event.currentTarget.value) })
                    }
                  >
                    <option value="">{words.likeOthers}</option>
                    {options}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
