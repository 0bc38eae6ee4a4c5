import type { FieldKey, Level } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { GROUPS, type FieldSpec, type Group } from '../fieldGroups';
import { useFieldSpecs } from '../useFieldSpecs';
import { CompanyLink } from './CompanyLink';
import { FieldEntry } from './FieldEntry';
import classes from './form.module.css';
import { mainField, textOf, valuesOf, withValues, type FormState } from './formState';
import type { Problem } from './refusal';

interface FormFieldsProps {
  readonly state: FormState;
  readonly stored: FormState;
  /** The kind of a customer is chosen once. */
  readonly isNew: boolean;
  /** Fields that few people fill are shown too. */
  readonly rare: boolean;
  /** Levels this person holds the keys of; fields of the others are not there. */
  readonly levels: readonly Level[];
  readonly problem: Problem | undefined;
  readonly onChange: (state: FormState) => void;
  readonly onRare: () => void;
  readonly onLeave: () => void;
}

/** Everything that can be filled in, group by group. */
export function FormFields(props: FormFieldsProps) {
  const { t } = useI18n();
  const words = t.customers.form;
  const { state, stored, rare, problem, onChange } = props;

  const all = useFieldSpecs();
  const fieldsOf = (group: Group) =>
    all.filter((spec) => spec.group === group && (spec.only === undefined || spec.only === state.kind));
  const isThere = (spec: FieldSpec) => props.levels.includes(spec.level);
  const isShown = (spec: FieldSpec) => spec.rare !== true || rare || valuesOf(stored, spec.field).length > 0;
  const groups = GROUPS.map((group) => ({
    group,
    specs: orderFor(state, fieldsOf(group)).filter(isThere).filter(isShown),
  }));
  const hidden = GROUPS.flatMap(fieldsOf)
    .filter(isThere)
    .filter((spec) => !isShown(spec)).length;

  return (
    <>
      {props.isNew ? (
        <div className={classes['kind']}>
          <ChoiceChips
            label={words.kind}
            options={[
              { value: 'company', label: words.company, icon: 'building' },
              { value: 'person', label: words.person, icon: 'person' },
            ]}
            value={state.kind}
            onChange={(kind) => onChange({ ...state, kind })}
            testId="form-kind"
          />
        </div>
      ) : null}
      {groups.map(({ group, specs }) =>
        specs.length === 0 ? null : (
          <fieldset key={group} className={classes['group']}>
            <legend>{t.customers.card.groups[group]}</legend>
            {specs.map((spec) => (
              <FieldEntry
                key={spec.field}
                spec={spec}
                label={entryLabel(t, state, spec.field)}
                values={valuesOf(state, spec.field)}
                error={problem?.field === spec.field ? problem.text : undefined}
                onValues={(values) => onChange(withValues(state, spec.field, values))}
                onLeave={props.onLeave}
              />
            ))}
            {group === 'basic' && state.kind === 'person' ? (
              <LinkEntry state={state} onChange={onChange} />
            ) : null}
          </fieldset>
        ),
      )}
      {hidden > 0 ? (
        <Button look="quiet" size="small" icon="chevronDown" onClick={props.onRare} data-testid="form-more">
          {words.rareCount({ count: hidden })}
        </Button>
      ) : null}
      <p className={classes['hint']}>{words.levelNote}</p>
    </>
  );
}

/** The company a person belongs to; its name fills an empty company field. */
function LinkEntry({ state, onChange }: Pick<FormFieldsProps, 'state' | 'onChange'>) {
  const words = useI18n().t.customers.form;
  return (
    <div className={classes['entry']}>
      <span className={classes['entryLabel']}>{words.link}</span>
      <div className={classes['entryBody']}>
        <CompanyLink
          link={state.link}
          onLink={(link) => {
            const fill = link !== null && textOf(state, 'company') === '';
            const linked = { ...state, link };
            onChange(fill ? withValues(linked, 'company', [{ kind: 'text', text: link.name }]) : linked);
          }}
        />
      </div>
    </div>
  );
}

/** The field that names the customer comes first. */
function orderFor(state: FormState, specs: readonly FieldSpec[]): readonly FieldSpec[] {
  const main = mainField(state.kind);
  return [...specs].sort((a, b) => Number(b.field === main) - Number(a.field === main));
}

function entryLabel(t: Texts, state: FormState, field: FieldKey): string {
  return field === 'name' && state.kind === 'company' ? t.customers.card.contactPerson : t.words.field[field];
}
