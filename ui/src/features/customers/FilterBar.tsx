import { Popover } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import { useI18n, type Texts } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Chip } from '../../shared/ui/Chip';
import { FindInput } from '../../shared/ui/FindInput';
import { Icon } from '../../shared/ui/Icon';
import classes from './customers.module.css';
import { FilterEditor } from './FilterEditor';
import { activeFilters, withoutFilters, type CustomersPlace, type FilterKey } from './place';

interface FilterBarProps {
  readonly place: CustomersPlace;
  readonly onPlace: (place: CustomersPlace) => void;
  /** The list is narrow: chips fold into a count. */
  readonly folded: boolean;
  readonly findRef: RefObject<HTMLInputElement | null>;
  /** Down or Enter in the text filter goes to the list. */
  readonly onLeave: () => void;
}

type Editable = Exclude<FilterKey, 'text'>;
const EDITABLE: readonly Editable[] = ['stages', 'levels', 'tags', 'city', 'phone', 'idle', 'kind'];

/** What narrows the view: one chip each, all of them together. */
export function FilterBar({ place, onPlace, folded, findRef, onLeave }: FilterBarProps) {
  const { t } = useI18n();
  const words = t.customers.filter;
  const [editing, setEditing] = useState<Editable | 'pick' | undefined>(undefined);
  const active = activeFilters(place).filter((key): key is Editable => key !== 'text');
  const add = useRef<HTMLButtonElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  // The popover stays while its contents change: the button that had the focus is gone, and with it Escape.
  useEffect(() => editor.current?.querySelector<HTMLElement>('input, button')?.focus(), [editing]);

  const close = () => {
    setEditing(undefined);
    add.current?.focus();
  };
  const chips: ReactNode = folded
    ? active.length > 0 && (
        <Button size="small" icon="filter" onClick={() => setEditing('pick')}>
          {words.some({ count: active.length })}
        </Button>
      )
    : active.map((key) => (
        <Chip
          key={key}
          label={words[key]}
          testId={`filter-${key}`}
          removeLabel={words.remove({ name: words[key] })}
          onClick={() => setEditing(key)}
          onRemove={() => onPlace({ ...place, [key]: undefined })}
        >
          {chipText(t, place, key)}
        </Chip>
      ));

  return (
    <div className={classes['filters']} role="group" aria-label={words.add}>
      {chips}
      <Popover
        opened={editing !== undefined}
        onChange={(opened) => {
          if (!opened) close();
        }}
        position="bottom-start"
        trapFocus
        returnFocus
        withinPortal
        withRoles={false}
      >
        <Popover.Target>
          <button
            ref={add}
            type="button"
            className={classes['addFilter']}
            aria-haspopup="dialog"
            aria-expanded={editing !== undefined}
            data-testid="filter-add"
            onClick={() => setEditing(editing === undefined ? 'pick' : undefined)}
          >
            <Icon name="plus" />
            {words.add}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={editing === 'pick' ? 4 : 12} role="dialog" aria-label={words.add}>
          {editing === 'pick' ? (
            <div className={classes['pick']}>
              {EDITABLE.map((key) => (
                <button
                  key={key}
                  type="button"
                  data-testid={`filter-pick-${key}`}
                  onClick={() => setEditing(key)}
                >
                  {words[key]}
                  {active.includes(key) && <span>{chipText(t, place, key)}</span>}
                </button>
              ))}
            </div>
          ) : editing === undefined ? null : (
            <div ref={editor}>
              <FilterEditor filter={editing} place={place} onPlace={onPlace} onDone={close} />
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      {active.length > 0 && !folded && (
        <Button
          look="quiet"
          size="small"
          onClick={() => onPlace(withoutFilters(place))}
          data-testid="filter-clear"
        >
          {words.clear}
        </Button>
      )}
      <span className={classes['grow']} />
      <FindInput
        value={place.text ?? ''}
        label={words.textHint}
        inputRef={findRef}
        onText={(text) => onPlace({ ...place, text: text.trim() === '' ? undefined : text })}
        onLeave={onLeave}
        testId="filter-text"
      />
    </div>
  );
}

/** The chosen values in words. */
function chipText(t: Texts, place: CustomersPlace, key: Editable): string {
  const words = t.customers.filter;
  switch (key) {
    case 'kind':
      return place.kind === undefined ? '' : t.words.kind[place.kind];
    case 'stages':
      return (place.stages ?? []).map((stage) => t.words.stage[stage]).join(words.separator);
    case 'levels':
      return (place.levels ?? []).map((level) => t.words.levelFull[level]).join(words.separator);
    case 'tags':
      return (place.tags ?? []).join(words.separator);
    case 'city':
      return place.city ?? '';
    case 'phone':
      return place.phone === 'no' ? words.phoneNo : words.phoneYes;
    case 'idle':
      return words.idleDays({ days: place.idle ?? 0 });
  }
}
