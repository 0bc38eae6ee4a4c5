import { useState } from 'react';

import type { CustomerCard, FieldView } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { Icon } from '../../../shared/ui/Icon';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import { GROUPS, specOf, type Group } from '../fieldGroups';
import { useFieldSpecs } from '../useFieldSpecs';
import classes from '../../../shared/values/fields.module.css';
import { FieldRow } from '../../../shared/values/FieldRow';
import type { Reveals } from '../../../shared/values/useReveals';
import parts from '../../../shared/ui/parts.module.css';

interface CardFieldsProps {
  readonly card: CustomerCard;
  readonly reveals: Reveals;
  readonly session: string;
  /** `R` was pressed in the list: a new one each time. */
  readonly revealWish: object | undefined;
  readonly onSay: (text: string) => void;
  readonly onOpen: (recordId: string) => void;
}

/** The header says these already. */
const IN_HEADER: ReadonlySet<string> = new Set(['stage', 'next_follow_up']);

/** Field groups; core fields are folded to one line, so that a glance over the shoulder shows nothing. */
export function CardFields(props: CardFieldsProps) {
  const { t } = useI18n();
  const words = t.customers.card;
  const { card } = props;
  const [unfolded, setUnfolded] = useState(false);
  const shown = card.fields.filter((view) => !IN_HEADER.has(view.field) && view.field !== titleField(card));
  const core = shown.filter((view) => view.level === 'L3');
  const groups = GROUPS.map((group) => ({ group, views: inGroup(shown, group, card) })).filter(
    ({ views }) => views.length > 0,
  );
  const row = (view: FieldView) => (
    <CardField key={`${view.field}-${view.index}`} {...props} view={view} all={card.fields} />
  );

  return (
    <>
      {groups.map(({ group, views }) => (
        <section key={group} className={classes['group']} aria-label={words.groups[group]}>
          <h3>{words.groups[group]}</h3>
          {group === 'basic' ? <BasisRow card={card} /> : null}
          {views.map(row)}
        </section>
      ))}
      {core.length === 0 ? null : (
        <section className={classes['group']} aria-label={words.core}>
          <button
            type="button"
            className={classes['fold']}
            aria-expanded={unfolded}
            aria-label={unfolded ? words.fold : words.unfold}
            data-testid="card-core"
            onClick={() => {
              if (unfolded) for (const view of core) props.reveals.hide(view);
              setUnfolded(!unfolded);
            }}
          >
            <span className={classes['label']}>{words.core}</span>
            <LevelBadge level="L3" />
            <span className={classes['folded']}>
              {(unfolded ? words.unfolded : words.folded)({ count: core.length })}
            </span>
            <Icon name={unfolded ? 'chevronDown' : 'chevronRight'} />
          </button>
          {unfolded ? core.map(row) : null}
        </section>
      )}
      {groups.length === 0 && core.length === 0 ? (
        <p className={classes['nothing']}>{words.nothing}</p>
      ) : null}
    </>
  );
}

function titleField(card: CustomerCard): string {
  return card.row.kind === 'company' ? 'company' : 'name';
}

function inGroup(views: readonly FieldView[], group: Group, card: CustomerCard): readonly FieldView[] {
  // A company's contact and that person's title are one line.
  const merged = card.row.kind === 'company' && views.some((view) => view.field === 'name');
  return views.filter(
    (view) =>
      view.level !== 'L3' && specOf(view.field)?.group === group && !(merged && view.field === 'title'),
  );
}

/** A missing lawful basis is said where it would stand. */
function BasisRow({ card }: { card: CustomerCard }) {
  const { t } = useI18n();
  if (card.fields.some((view) => view.field === 'lawful_basis')) return null;
  return (
    <div className={classes['field']}>
      <span className={classes['label']}>{t.words.field.lawful_basis}</span>
      <span className={classes['missingBasis']}>
        <Icon name="warning" size={14} />
        {t.customers.card.basisMissing}
      </span>
    </div>
  );
}

interface CardFieldProps extends CardFieldsProps {
  readonly view: FieldView;
  readonly all: readonly FieldView[];
}

/** What was chosen of a field with options, in words. */
function useChosen(view: FieldView): string | undefined {
  const specs = useFieldSpecs();
  const choices = view.masked ? undefined : specs.find(({ field }) => field === view.field)?.choices;
  return choices?.find(([code]) => code === view.text)?.[1];
}

function CardField({ view, all, card, reveals, session, revealWish, onSay, onOpen }: CardFieldProps) {
  const { t } = useI18n();
  const label = labelOf(t, card, view, all);
  const chosen = useChosen(view);
  if (view.masked) {
    return (
      <FieldRow
        recordId={card.row.record_id}
        session={session}
        label={label}
        view={view}
        reveals={reveals}
        onSay={onSay}
        wanted={view.field === 'phone' && view.index === 0 ? revealWish : undefined}
      />
    );
  }
  // Several plain values of one field are one line.
  if (view.index > 0) return null;
  const linked = card.linked_company;
  return (
    <div className={classes['field']} data-testid={`field-${view.field}-${view.index}`}>
      <span className={classes['label']}>{label}</span>
      {view.field === 'company' && linked !== null ? (
        <button type="button" className={parts['textLink']} onClick={() => onOpen(linked.record_id)}>
          {view.text}
        </button>
      ) : (
        <span className={classes['plain']}>{chosen ?? plainText(t, card, view, all)}</span>
      )}
    </div>
  );
}

function labelOf(t: Texts, card: CustomerCard, view: FieldView, all: readonly FieldView[]): string {
  if (view.field === 'name' && card.row.kind === 'company') return t.customers.card.contactPerson;
  const several = view.masked && all.filter((other) => other.field === view.field).length > 1;
  return several ? `${t.words.field[view.field]} ${view.index + 1}` : t.words.field[view.field];
}

function plainText(t: Texts, card: CustomerCard, view: FieldView, all: readonly FieldView[]): string {
  const texts = all.filter((other) => other.field === view.field && !other.masked).map(({ text }) => text);
  if (view.field === 'name' && card.row.kind === 'company') {
    const title = all.find((other) => other.field === 'title')?.text;
    return title === undefined ? view.text : t.customers.card.contactWithTitle({ name: view.text, title });
  }
  if (view.field === 'consents') {
    return texts.map((code) => wordOf(t.words.consent, code)).join(t.customers.filter.separator);
  }
  if (view.field === 'lawful_basis') return wordOf(t.words.basis, view.text);
  return texts.join(t.customers.filter.separator);
}

/** A code in words; one that is not known here is shown as it is. */
function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
