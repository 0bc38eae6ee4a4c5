import { i18nFor, type Texts } from '../../i18n';

export const GROUPS = [
  'general',
  'security',
  'password',
  'people',
  'fields',
  'audit',
  'data',
  'about',
] as const;
export type Group = (typeof GROUPS)[number];

interface Indexed {
  readonly group: Group;
  /** Name, effect and what it can be set to. */
  readonly words: (t: Texts) => readonly string[];
}

/** Every setting there is, with the words under which somebody may look for it. */
const index = {
  language: { group: 'general', words: (t) => [t.settings.language, ...Object.values(t.words.language)] },
  theme: { group: 'general', words: (t) => [t.settings.theme, ...Object.values(t.words.theme)] },
  density: { group: 'general', words: (t) => [t.settings.density, ...Object.values(t.words.density)] },
  textSize: { group: 'general', words: (t) => [t.settings.textSize, t.settings.textSizeText] },
  zoom: { group: 'general', words: (t) => [t.settings.zoom, t.settings.zoomText({ mod: '' })] },
  singleKeys: { group: 'general', words: (t) => [t.settings.singleKeys, t.settings.singleKeysText] },
  lockAfter: { group: 'security', words: (t) => [t.settings.lockAfter, t.settings.lockAfterText] },
  clipboard: { group: 'security', words: (t) => [t.settings.clipboard, t.settings.clipboardText] },
  longerReveal: { group: 'security', words: (t) => [t.settings.longerReveal, t.settings.longerRevealText] },
  budgets: {
    group: 'security',
    words: (t) => [t.settings.budgets, t.settings.budgetsText, ...Object.values(t.settings.budgetColumns)],
  },
  claims: { group: 'security', words: (t) => [t.settings.claims, t.settings.claimsText] },
  trainees: { group: 'security', words: (t) => [t.settings.trainees, t.settings.traineesText] },
  retention: { group: 'security', words: (t) => [t.settings.retention, t.settings.retentionText] },
  exports: {
    group: 'security',
    words: (t) => [
      t.settings.exports,
      t.settings.exportsText,
      t.settings.freeRows,
      t.settings.oneRows,
      t.settings.abroad,
      t.settings.salesExport,
    ],
  },
  history: { group: 'security', words: (t) => [t.settings.history, t.settings.historyText] },
  password: { group: 'password', words: (t) => [t.settings.changePassword] },
  people: {
    group: 'people',
    words: (t) => [
      t.settings.peopleText,
      t.people.add.title,
      t.people.matrix.title,
      ...Object.values(t.words.role),
    ],
  },
  fields: {
    group: 'fields',
    words: (t) => [
      t.fields.text,
      ...Object.values(t.fields.column),
      ...Object.values(t.words.levelFull),
      ...Object.values(t.words.legalClass),
    ],
  },
  alerts: {
    group: 'audit',
    words: (t) => [
      t.audit.rules,
      t.audit.rulesText,
      t.audit.hours,
      ...Object.values(t.audit.number),
      ...Object.values(t.audit.effect),
    ],
  },
  ledgerMonths: {
    group: 'audit',
    words: (t) => [t.audit.months, t.audit.monthsText, t.audit.dueTitle, t.audit.prune],
  },
  hold: { group: 'audit', words: (t) => [t.audit.hold, t.audit.holdText] },
  where: { group: 'data', words: (t) => [t.settings.whereIsMyData, t.settings.whereText, t.settings.mode] },
  verify: { group: 'data', words: (t) => [t.settings.verify, t.settings.verifyText] },
  about: { group: 'about', words: (t) => [t.words.product, t.settings.aboutText, t.settings.legal] },
} as const satisfies Record<string, Indexed>;

export type SettingId = keyof typeof index;

const languages = [i18nFor('zh-CN').t, i18nFor('en').t];
const ids = Object.keys(index) as SettingId[];

/** Settings whose group, name or effect has the text, in either language and whatever the case. */
export function settingsFor(text: string): ReadonlySet<SettingId> {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  const found = ids.filter((id) => {
    const { group, words } = index[id];
    return languages.some((t) =>
      [t.settings[group], ...words(t)].some((word) => word.toLowerCase().includes(wanted)),
    );
  });
  return new Set(found);
}

export function groupOf(id: SettingId): Group {
  return index[id].group;
}
