import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { onKeys } from '../keys';
import classes from './grid.module.css';

export interface PointMenuItem {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Drawn as not available; choosing it should say this. */
  readonly whyNot?: string | undefined;
  /** A line above this item. */
  readonly separated?: boolean;
  readonly run: () => void;
}

interface PointMenuProps {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly items: readonly PointMenuItem[];
  /** Closed by choice, Escape, a click elsewhere or scrolling; focus goes back to the grid. */
  readonly onClose: () => void;
}

/** The context menu of a row or a header. Opens at the pointer or at the keyboard's row, moves into the window. */
export function PointMenu({ label, at, items, onClose }: PointMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    const { width, height } = element.getBoundingClientRect();
    setPlace({
      x: Math.max(4, Math.min(at.x, window.innerWidth - width - 4)),
      y: Math.max(4, Math.min(at.y, window.innerHeight - height - 4)),
    });
    element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [at]);

  useEffect(() => {
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target) !== true) {
        onClose();
      }
    };
    window.addEventListener('pointerdown', away, true);
    window.addEventListener('wheel', away, { capture: true, passive: true });
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', away, true);
      window.removeEventListener('wheel', away, true);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose]);

  const keys = onKeys({
    arrowdown: (event) => focusItem(event.currentTarget, (here) => here + 1),
    arrowup: (event) => focusItem(event.currentTarget, (here) => here - 1),
    home: (event) => focusItem(event.currentTarget, () => 0),
    end: (event) => focusItem(event.currentTarget, (_, count) => count - 1),
    escape: onClose,
    tab: onClose,
  });

  return createPortal(
    <div
      ref={box}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={classes.menu}
      style={{ left: place.x, top: place.y }}
      {...keys}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    >
      {items.map((item) => (
        <div key={item.id} role="none">
          {item.separated === true ? <div className={classes.menuLine} role="separator" /> : null}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.disabled === true || item.whyNot !== undefined ? true : undefined}
            title={item.whyNot}
            className={item.danger === true ? `${classes.menuItem} ${classes.menuDanger}` : classes.menuItem}
            onClick={() => {
              if (item.disabled !== true) {
                onClose();
                item.run();
              }
            }}
          >
            {item.label}
            {item.keys === undefined ? null : <span className={classes.menuKey}>{item.keys}</span>}
          </button>
        </div>
      ))}
    </div>,
    document.body,
  );
}

function focusItem(menu: HTMLElement, place: (here: number, count: number) => number) {
  const all = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const here = all.findIndex((element) => element === document.activeElement);
  all[(place(here, all.length) + all.length) % all.length]?.focus();
}
