import type { ReactNode } from 'react';

import type { ExportView } from '../../generated/contract';
import type { I18n } from '../../i18n';
import classes from './exports.module.css';
import { StateMark, WhereMark } from './StateMark';
import { purposeWords } from './words';

export type ColumnId = 'who' | 'what' | 'recipient' | 'rows' | 'format' | 'state' | 'where' | 'due';

/** How much room there is: all columns, those that tell requests apart, or the fewest. */
export type Room = 'wide' | 'narrow' | 'tight';

const shown: Readonly<Record<Room, readonly ColumnId[]>> = {
  wide: ['who', 'what', 'recipient', 'rows', 'format', 'state', 'where', 'due'],
  narrow: ['who', 'recipient', 'rows', 'state', 'where', 'due'],
  tight: ['recipient', 'rows', 'state'],
};

export function columnsFor(room: Room): readonly ColumnId[] {
  return shown[room];
}

interface Cell {
  readonly content: ReactNode;
  /** What may be cut off, in full. */
  readonly title?: string;
  readonly className?: string | undefined;
}

/** What stands in a column; the register number is the line's own button. */
export function cellOf({ t, f }: I18n, view: ExportView, column: ColumnId): Cell {
  const words = t.exports;
  const { ran } = view;
  const muted = (text: string): Cell => ({ content: text, title: text, className: classes['muted'] });
  switch (column) {
    case 'who':
      return muted(view.requester_name);
    case 'what':
      return muted(purposeWords(t, view));
    case 'recipient':
      return {
        content: (
          <>
            {view.recipient_name}
            <span className={classes['second']}>{words.recipient[view.recipient_kind]}</span>
          </>
        ),
        title: view.recipient_name,
      };
    case 'rows':
      return { content: f.number(view.rows) };
    case 'format':
      return muted(words.format[view.format]);
    case 'state':
      return { content: <StateMark state={view.state} /> };
    case 'where':
      return { content: <WhereMark ran={ran} /> };
    case 'due':
      return {
        content: ran === null ? f.none : f.isoDay(ran.due_ms),
        className: ran?.overdue === true ? classes['late'] : classes['muted'],
      };
  }
}
