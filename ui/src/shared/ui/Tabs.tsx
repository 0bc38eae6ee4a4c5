import { number } from '../../i18n/formats/number';
import { onKeys } from '../keys';
import classes from './Tabs.module.css';

export interface Tab<T extends string> {
  value: T;
  label: string;
  /** Shown muted behind the word. */
  count?: number | undefined;
  /** An unsaved change behind this tab. */
  dot?: boolean;
}

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Prefix of the ids: `<id>-tab-<value>` controls `<id>-panel`. */
  id: string;
}

/** Tabs with an ink underline; arrows move, one Tab stop. The panel: `<div role="tabpanel" id={`${id}-panel`}>`. */
export function Tabs<T extends string>({ label, tabs, value, onChange, id }: TabsProps<T>) {
  function move(
    { currentTarget }: { currentTarget: HTMLElement },
    to: (index: number, last: number) => number,
  ) {
    const last = tabs.length - 1;
    const index = to(
      tabs.findIndex((tab) => tab.value === value),
      last,
    );
    const next = tabs[index < 0 ? last : index > last ? 0 : index];
    if (!next) return;
    onChange(next.value);
    currentTarget.querySelector<HTMLElement>(`#${CSS.escape(`${id}-tab-${next.value}`)}`)?.focus();
  }

  return (
    <div
      className={classes['tabs']}
      role="tablist"
      aria-label={label}
      {...onKeys({
        arrowright: (event) => move(event, (index) => index + 1),
        arrowleft: (event) => move(event, (index) => index - 1),
        home: (event) => move(event, () => 0),
        end: (event) => move(event, (_, last) => last),
      })}
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          id={`${id}-tab-${tab.value}`}
          type="button"
          role="tab"
          className={classes['tab']}
          aria-selected={tab.value === value}
          aria-controls={`${id}-panel`}
          tabIndex={tab.value === value ? 0 : -1}
          data-testid={`${id}-tab-${tab.value}`}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={classes['count']}>{number(tab.count)}</span>}
          {tab.dot && <span className={classes['dot']} />}
        </button>
      ))}
    </div>
  );
}
