import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { onKeys, useComposedText } from '../../shared/keys';
import { ChoiceChips } from '../../shared/ui/Chip';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './customers.module.css';
import { LEVELS, STAGES, type CustomersPlace, type FilterKey } from './place';

interface FilterEditorProps {
  readonly filter: Exclude<FilterKey, 'text'>;
  readonly place: CustomersPlace;
  readonly onPlace: (place: CustomersPlace) => void;
  readonly onDone: () => void;
}

const IDLE_CHOICES = ['7', '14', '30', '60', '90', '180'] as const;

/** The values of one condition. Every click acts at once; the list behind shows the effect. */
export function FilterEditor({ filter, place, onPlace, onDone }: FilterEditorProps) {
  const { t } = useI18n();
  const words = t.customers.filter;
  switch (filter) {
    case 'kind':
      return (
        <ChoiceChips
          label={words.kind}
          options={(['company', 'person'] as const).map((value) => ({ value, label: t.words.kind[value] }))}
          value={place.kind ?? null}
          onChange={(kind) => onPlace({ ...place, kind: place.kind === kind ? undefined : kind })}
        />
      );
    case 'phone':
      return (
        <ChoiceChips
          label={words.phone}
          options={[
            { value: 'yes', label: words.phoneYes },
            { value: 'no', label: words.phoneNo },
          ]}
          value={place.phone ?? null}
          onChange={(phone) => onPlace({ ...place, phone: place.phone === phone ? undefined : phone })}
        />
      );
    case 'idle':
      return (
        <ChoiceChips
          label={words.idle}
          options={IDLE_CHOICES.map((value) => ({ value, label: words.idleDays({ days: Number(value) }) }))}
          value={IDLE_CHOICES.find((value) => Number(value) === place.idle) ?? null}
          onChange={(days) =>
            onPlace({ ...place, idle: Number(days) === place.idle ? undefined : Number(days) })
          }
        />
      );
    case 'city':
      return <CityInput place={place} onPlace={onPlace} onDone={onDone} />;
    case 'stages':
      return (
        <CheckList
          label={words.stages}
          options={STAGES.map((value) => ({ value, label: t.words.stage[value] }))}
          chosen={place.stages ?? []}
          onChange={(stages) => onPlace({ ...place, stages })}
        />
      );
    case 'levels':
      return (
        <CheckList
          label={words.levels}
          options={LEVELS.map((value) => ({ value, label: t.words.levelFull[value] }))}
          chosen={place.levels ?? []}
          onChange={(levels) => onPlace({ ...place, levels })}
        />
      );
    case 'tags':
      return <TagList place={place} onPlace={onPlace} />;
  }
}

function TagList({ place, onPlace }: Pick<FilterEditorProps, 'place' | 'onPlace'>) {
  const { t, f } = useI18n();
  const tags = useCommandQuery('tag_list', {}).data?.tags ?? [];
  if (tags.length === 0) return <p className={classes['hint']}>{t.customers.filter.noTags}</p>;
  return (
    <CheckList
      label={t.customers.filter.tags}
      options={tags.map(({ tag, count }) => ({ value: tag, label: tag, aside: f.number(count) }))}
      chosen={place.tags ?? []}
      onChange={(chosen) => onPlace({ ...place, tags: chosen })}
    />
  );
}

interface CheckListProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly aside?: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[] | undefined) => void;
}

function CheckList<T extends string>({ label, options, chosen, onChange }: CheckListProps<T>) {
  const flip = (value: T) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className={classes['checks']}>
      <legend className={hidden['srOnly']}>{label}</legend>
      {options.map(({ value, label: text, aside }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => flip(value)}
            data-testid={`filter-value-${value}`}
          />
          <span>{text}</span>
          {aside !== undefined && <small>{aside}</small>}
        </label>
      ))}
    </fieldset>
  );
}

function CityInput({ place, onPlace, onDone }: Omit<FilterEditorProps, 'filter'>) {
  const { t } = useI18n();
  const field = useComposedText(place.city ?? '', (city) =>
    onPlace({ ...place, city: city.trim() === '' ? undefined : city.trim() }),
  );
  return (
    <input
      {...field}
      type="text"
      className={classes['input']}
      aria-label={t.customers.filter.city}
      placeholder={t.customers.filter.cityHint}
      autoComplete="off"
      spellCheck={false}
      maxLength={50}
      data-autofocus
      {...onKeys({ enter: onDone })}
    />
  );
}
