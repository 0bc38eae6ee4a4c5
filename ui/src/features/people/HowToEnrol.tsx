import { useId } from 'react';

import { useI18n } from '../../i18n';
import classes from './people.module.css';

export type How = 'here' | 'code';

const MOST_DAYS = 14;
const DAYS = Array.from({ length: MOST_DAYS }, (_, index) => index + 1);

interface HowToEnrolProps {
  how: How;
  onHow: (how: How) => void;
  days: number;
  onDays: (days: number) => void;
}

/** A password on the spot, or a code for later. */
export function HowToEnrol({ how, onHow, days, onDays }: HowToEnrolProps) {
  const { t } = useI18n();
  const id = useId();
  const words = t.people.add;
  const ways = [
    { value: 'here', label: words.here, text: words.hereText },
    { value: 'code', label: words.code, text: words.codeText },
  ] as const;
  return (
    <>
      <fieldset>
        <legend className={classes['legend']}>{words.how}</legend>
        <div className={classes['options']}>
          {ways.map(({ value, label, text }) => (
            <label key={value} className={classes['option']}>
              <input
                type="radio"
                name={id}
                checked={how === value}
                data-testid={`add-how-${value}`}
                onChange={() => onHow(value)}
              />
              <span>{label}</span>
              <span className={`${classes['small']} ${classes['muted']}`}>{text}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {how === 'code' && (
        <div className={classes['field']}>
          <label htmlFor={`${id}-days`}>{words.days}</label>
          <select
            id={`${id}-days`}
            className={`${classes['select']} ${classes['short']}`}
            value={days}
            data-testid="add-days"
            onChange={(event) => onDays(Number(event.currentTarget.value))}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {words.daysOf({ days: count })}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
