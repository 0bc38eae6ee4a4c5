import { Menu } from '@mantine/core';

import type { CustomerRow } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button, IconButton } from '../../../shared/ui/Button';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import type { View } from '../place';
import { nextTime, numberOf, ownerOf, titleOf } from '../show';
import type { StateChange } from '../useStateChange';
import classes from './CardHeader.module.css';

interface CardHeaderProps {
  readonly row: CustomerRow;
  readonly view: View;
  readonly wide: boolean;
  readonly owners: boolean;
  readonly now: number;
  readonly readOnly: boolean;
  /** Why it cannot be changed just now, for a while. */
  readonly whyNot: string | undefined;
  /** Absent where no note can be written by this person. */
  readonly onNote: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onWide: (wide: boolean) => void;
  readonly onLevel: () => void;
  readonly onClose: () => void;
  /** Absent where it has to be claimed first. */
  readonly onChange: ((change: StateChange) => void) | undefined;
  /** Absent where the customer cannot be given to others by this person. */
  readonly onTransfer: (() => void) | undefined;
  /** Absent for those who cannot say who keeps it. */
  readonly onKeep: (() => void) | undefined;
}

const CHANGES: Record<CustomerRow['state'], readonly StateChange[]> = {
  active: ['archive', 'recycle'],
  archived: ['unarchive', 'recycle'],
  recycled: ['restore'],
  erased: [],
};

/** Who it is, how it is protected, what comes next, and what can be done. */
export function CardHeader(props: CardHeaderProps) {
  const { t, f } = useI18n();
  const words = t.customers.card;
  const { row, now, whyNot, onChange: change } = props;
  const owner = ownerOf(t, row);
  const fixed = props.readOnly && whyNot === undefined;
  return (
    <header className={classes['header']}>
      <div className={classes['headLine']}>
        <LevelBadge level={row.level} tinted />
        <span className={classes['number']}>{numberOf(row)}</span>
        <span className={classes['grow']} />
        {fixed || props.onNote === undefined ? null : (
          <Button size="small" icon="note" whyNot={whyNot} onClick={props.onNote} data-testid="card-note">
            {t.customers.note.add}
          </Button>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <IconButton icon="more" label={words.more} data-testid="card-more" />
          </Menu.Target>
          <Menu.Dropdown>
            {fixed ? null : (
              <Menu.Item
                onClick={props.onEdit}
                data-testid="card-edit"
                {...(whyNot !== undefined && { 'aria-disabled': true, title: whyNot })}
              >
                {words.edit}
              </Menu.Item>
            )}
            {fixed ? null : (
              <Menu.Item
                onClick={props.onLevel}
                data-testid="card-level"
                {...(whyNot !== undefined && { 'aria-disabled': true, title: whyNot })}
              >
                {t.fields.record.menu}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => props.onWide(!props.wide)}>
              {props.wide ? words.narrow : words.wide}
            </Menu.Item>
            {props.onTransfer !== undefined && (
              <Menu.Item onClick={props.onTransfer} data-testid="card-transfer">
                {t.customers.menu.transfer}
              </Menu.Item>
            )}
            {props.onKeep !== undefined && (
              <Menu.Item onClick={props.onKeep} data-testid="card-keep">
                {t.customers.keep.menu}
              </Menu.Item>
            )}
            {(change ? CHANGES[row.state] : []).map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => change?.(kind)}
                {...(kind === 'recycle' ? { color: 'var(--danger)' } : {})}
                data-testid={`card-${kind}`}
              >
                {t.customers.menu[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <IconButton icon="close" label={words.close} onClick={props.onClose} data-testid="card-close" />
      </div>
      <h2 className={classes['title']} title={titleOf(row)} data-testid="card-title">
        {titleOf(row)}
      </h2>
      <p className={classes['meta']}>
        {row.stage === null ? null : <span>{t.words.stage[row.stage]}</span>}
        {row.state === 'archived' ? <span>{words.archived}</span> : null}
        {row.state === 'recycled' ? (
          <span>
            {words.recycled}
            {row.days_left === null ? null : `, ${t.customers.daysLeft({ days: row.days_left })}`}
          </span>
        ) : null}
        {props.owners && owner !== '' ? (
          <span>
            {words.owner} <b>{owner}</b>
          </span>
        ) : null}
        {row.state === 'active' ? (
          <span>
            {words.next} <b>{row.next_ms === null ? words.noNext : nextTime(f, row.next_ms, now)}</b>
          </span>
        ) : null}
      </p>
    </header>
  );
}
