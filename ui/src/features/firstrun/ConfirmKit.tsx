import { useEffect, useEffectEvent } from 'react';

import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import type { Kit } from './answers';
import classes from './firstrun.module.css';

interface ConfirmKitProps {
  kit: Kit;
  value: [string, string];
  onChange: (value: [string, string]) => void;
  onReady: (ready: boolean) => void;
  onEnter: () => void;
}

/** Two groups typed from the paper, with the kit out of sight: proves that it can be read. */
export function ConfirmKit({ kit, value, onChange, onReady, onEnter }: ConfirmKitProps) {
  const { t } = useI18n();
  const ready = value.every((text) => text.trim() !== '');
  const tell = useEffectEvent(() => onReady(ready));
  useEffect(() => tell(), [ready]);

  return (
    <div className={classes['confirm']}>
      {kit.confirm.map((index, place) => (
        <div key={index}>
          <label htmlFor={`kit-group-${place}`}>{t.firstrun.kitGroup({ number: index + 1 })}</label>
          <input
            id={`kit-group-${place}`}
            data-testid={`kit-group-${place}`}
            data-group={index}
            value={value[place]}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => {
              const next: [string, string] = [...value];
              next[place] = event.currentTarget.value;
              onChange(next);
            }}
            {...onKeys({ enter: onEnter })}
          />
        </div>
      ))}
    </div>
  );
}
