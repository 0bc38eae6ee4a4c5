import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { palette as source } from '../zh-CN/palette';

export const palette = translation<typeof source>()({
  title: 'Search',
  placeholder: 'Name, company, pinyin, initials or last digits',
  sections: {
    recent: 'Recent',
    customers: 'Customers',
    tags: 'Tags',
    actions: 'Actions',
    settings: 'Settings',
    help: 'Help',
  },
  hits: (p) =>
    p.found === p.shown ? number(p.found) : `${number(p.found)} found, first ${number(p.shown)} shown`,
  first: (p) => `First ${number(p.shown)} shown`,
  some: (p) => `${number(p.found)} found, first ${number(p.shown)} shown`,
  nothing: 'Nothing found',
  nothingText: (p) => `Nothing matches “${p.query}”`,
  select: 'Select',
  open: 'Open',
  command: 'command',
  person: 'person',
  tag: 'tag',
  helpWord: 'help',
  results: (p) => `${number(p.count)} ${p.count === 1 ? 'result' : 'results'}`,
  tagCount: (p) => number(p.count),
});
