import type { ReactNode } from 'react';

import classes from './Icon.module.css';

/** Drawn in a 16 px box: 1.5 px stroke, round ends, no fills. */
const paths = {
  vault: (
    <>
      <rect x="2" y="2.5" width="12" height="10.5" rx="2" />
      <circle cx="8" cy="7.75" r="2.5" />
      <path d="M8 7.75h2.5M4.5 13v1M11.5 13v1" />
    </>
  ),
  today: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.5h11M5.5 2v3M10.5 2v3M6 10l1.5 1.5L10.5 9" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.5h11M5.5 2v3M10.5 2v3" />
    </>
  ),
  invoice: (
    <>
      <path d="M3.5 2h9v12l-1.5-1-1.5 1L8 13l-1.5 1L5 13l-1.5 1z" />
      <path d="M6 5.5h4M6 8.5h4" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12.2 9.9c1.4.6 2.3 1.9 2.3 3.6" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.8" />
      <path d="M2.5 14c0-2.8 2.5-4.5 5.5-4.5s5.5 1.7 5.5 4.5" />
    </>
  ),
  board: (
    <>
      <rect x="2.5" y="2.5" width="3" height="11" rx="1" />
      <rect x="6.5" y="2.5" width="3" height="7" rx="1" />
      <rect x="10.5" y="2.5" width="3" height="9" rx="1" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M2 6.5h12M6.5 6.5V13" />
    </>
  ),
  followUp: (
    <>
      <path d="M13.5 8a5.5 5.5 0 0 1-8 4.9L2.5 13.5l.7-2.8A5.5 5.5 0 1 1 13.5 8z" />
      <path d="M8 5.5V8l1.8 1" />
    </>
  ),
  transfer: <path d="M5 2.5v10M2.5 5 5 2.5 7.5 5M11 13.5v-10M8.5 11l2.5 2.5 2.5-2.5" />,
  balance: (
    <path d="M8 2v11.5M5 13.5h6M3 4.5l5-1 5 1M3 4.5 1.5 9c.8 1.3 2.2 1.3 3 0L3 4.5M13 4.5 11.5 9c.8 1.3 2.2 1.3 3 0L13 4.5" />
  ),
  shield: (
    <>
      <path d="M8 1.8 13 3.5v4c0 3.2-2 5.5-5 6.7-3-1.2-5-3.5-5-6.700v-4z" />
      <path d="m5.8 8 1.6 1.600L10.4 6.5" />
    </>
  ),
  shieldOff: (
    <>
      <path d="M8 1.8 13 3.500v4c0 3.2-2 5.5-5 6.7-3-1.2-5-3.5-5-6.700v-4z" />
      <path d="m6.2 6.2 3.6 3.600M9.8 6.2 6.2 9.8" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.3a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.7.5-.7 1.1M8 11.300v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.300v3.700M8 5v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3 3" />
    </>
  ),
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  eyeOff: (
    <path d="M6.3 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.9 2.4M4.3 4.9A11 11 0 0 0 1.5 8S4 12.5 8 12.5c1.3 0 2.5-.5 3.5-1.1M2.5 2.5l11 11" />
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.500H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.500h1.5" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  chevronDown: <path d="m4 6 4 4 4-4" />,
  chevronUp: <path d="m4 10 4-4 4 4" />,
  chevronRight: <path d="m6 4 4 4-4 4" />,
  chevronLeft: <path d="m10 4-4 4 4 4" />,
  sortUp: <path d="M8 13V3M4.5 6.5 8 3l3.5 3.5" />,
  sortDown: <path d="M8 3v10M4.5 9.5 8 13l3.5-3.5" />,
  arrowRight: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  filter: <path d="M2 4h12M4.5 8h7M6.5 12h3" />,
  note: (
    <>
      <path d="M3 2.500h10v8L10 13.500H3z" />
      <path d="M5.5 6h5M5.5 9h3" />
    </>
  ),
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" />,
  phone: (
    <path d="M3.5 2.500h2l1 3-1.5 1a8 8 0 0 0 4.5 4.500l1-1.5 3 1v2c0 .6-.4 1-1 1A10 10 0 0 1 2.5 3.500c0-.6.4-1 1-1z" />
  ),
  mail: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1.5" />
      <path d="m2.5 5 5.5 4 5.5-4" />
    </>
  ),
  chat: <path d="M2.5 3.500h11v7.500H8l-3 2.500v-2.500H2.500z" />,
  flag: <path d="M3.5 14V2.500h8l-1.5 3 1.5 3h-8" />,
  file: (
    <>
      <path d="M4 1.800h5l3.5 3.500v9H4z" />
      <path d="M9 1.800v3.500h3.5" />
    </>
  ),
  sheet: (
    <>
      <path d="M4 1.800h5l3.5 3.500v9H4z" />
      <path d="M6.5 8h4M6.5 11h4M8.5 8v3" />
    </>
  ),
  folder: <path d="M2 12.500v-9h4l1.5 2H14v7z" />,
  place: (
    <>
      <path d="M8 14s4.5-4 4.5-7.500a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z" />
      <circle cx="8" cy="6.5" r="1.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.500V8l2.5 1.5" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.2 14.3 13H1.700z" />
      <path d="M8 6.500v3M8 11.200v.1" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.800v3.700M8 11v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="11" r="2.8" />
      <path d="m7 9 6-6M10.5 5.500l2 2M12 4l1.5 1.5" />
    </>
  ),
  print: (
    <>
      <path d="M4.5 5.500v-3h7v3M4.5 11H2.500V5.500h11V11h-2" />
      <path d="M4.5 9h7v4.500h-7z" />
    </>
  ),
  save: <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 11.500v2h11v-2" />,
  upload: <path d="M8 10.500V2.500M4.5 6 8 2.5 11.5 6M2.5 11.500v2h11v-2" />,
  edit: <path d="M3 13l.8-3L11 2.800l2.2 2.200L6 12.200zM9.5 4.300l2.2 2.2" />,
  trash: <path d="M2.5 4.500h11M6 4.500v-2h4v2M4 4.500l.7 9h6.600l.7-9M6.7 7v4M9.3 7v4" />,
  archive: (
    <>
      <rect x="2" y="3" width="12" height="3" rx="1" />
      <path d="M3 6v7h10V6M6.5 8.500h3" />
    </>
  ),
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />,
  refresh: <path d="M13.5 8A5.5 5.5 0 1 1 11.7 4M13.5 2v3h-3" />,
  tag: (
    <>
      <path d="M2.5 2.500h5.500l5.5 5.5-5.5 5.500L2.5 8z" />
      <path d="M5.3 5.300v.1" />
    </>
  ),
  pin: <path d="M6 2.500h4l-.5 4 2.5 2.500H4L6.5 6.500zM8 9v5" />,
  building: <path d="M3.5 14V2.500h6V14M9.5 6h3v8M2 14h12M5.5 5h2M5.5 8h2M5.5 11h2" />,
  compare: <path d="M2.5 5.500h8L8 3M13.5 10.500h-8L8 13" />,
  command: <path d="m3 4 4 4-4 4M8.5 12H13" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

/** Decoration: the words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 14 | 16 | 20 | 40 }) {
  return (
    <svg className={classes['icon']} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}
