import { createContext, use, useEffect, type ReactNode } from 'react';

import type { Language } from '../generated/contract';
import type { Translated } from './catalogue';
import { en } from './en';
import { formatsFor, type Formats } from './formats';
import { setOwnLabels } from './ownFields';
import { pseudo } from './pseudo';
import { zhCN } from './zh-CN';

export type Texts = Translated<typeof zhCN>;

export interface I18n {
  language: Language;
  /** All words: `t.shell.lock`, `t.customers.count({ count })`. */
  t: Texts;
  f: Formats;
}

/** Every third letter again, with marks: shows words that are missing or do not fit. For development only. */
const pseudoWanted =
  import.meta.env.DEV &&
  typeof window !== 'undefined' &&
  new URLSearchParams(window.location.search).has('pseudo');

const catalogues: Record<Language, I18n> = {
  'zh-CN': { language: 'zh-CN', t: zhCN, f: formatsFor('zh-CN') },
  en: { language: 'en', t: pseudoWanted ? pseudo(en) : en, f: formatsFor('en') },
};

export function i18nFor(language: Language): I18n {
  return catalogues[language];
}

const I18nContext = createContext<I18n>(catalogues['zh-CN']);

/** Switches the whole page to a language; `<html lang>` decides which glyph forms Chinese characters take. */
export function I18nProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <I18nContext value={catalogues[language]}>{children}</I18nContext>;
}

/** The words for what is inside, with the open vault's own fields under their labels. */
export function OwnFieldNames({
  labels,
  children,
}: {
  labels: Readonly<Partial<Record<string, string>>>;
  children: ReactNode;
}) {
  const outer = use(I18nContext);
  useEffect(() => {
    // Sentences about errors are made outside of any component.
    setOwnLabels(labels);
    return () => setOwnLabels({});
  }, [labels]);
  const { words } = outer.t;
  const named: I18n = {
    ...outer,
    t: { ...outer.t, words: { ...words, field: { ...words.field, ...labels } } },
  };
  return <I18nContext value={named}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  return use(I18nContext);
}
