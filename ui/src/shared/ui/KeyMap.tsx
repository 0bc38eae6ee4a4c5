import { useI18n, type Texts } from '../../i18n';
import classes from './KeyMap.module.css';
import { Kbd } from './Kbd';

type KeyWords = Texts['help']['keys'];

/** What exists now; the words are in the catalogue of the help page. */
const groups: readonly {
  name: keyof Texts['help']['keyGroups'];
  keys: readonly (readonly [keyof KeyWords, ...string[]])[];
}[] = [
  {
    name: 'anywhere',
    keys: [
      ['palette', 'mod+k'],
      ['newCustomer', 'c', 'mod+shift+n'],
      ['lock', 'mod+l'],
      ['present', 'mod+shift+h'],
      ['sidebar', 'mod+b'],
      ['zoom', 'mod++', 'mod+-', 'mod+0'],
      ['settings', 'mod+,'],
      ['undo', 'mod+z'],
      ['panes', 'f6'],
      ['toasts', 'f8'],
      ['back', 'alt+arrowleft'],
      ['forward', 'alt+arrowright'],
      ['sheet', '?'],
    ],
  },
  {
    name: 'go',
    keys: [
      ['today', 'g t'],
      ['customers', 'g c'],
      ['billing', 'g b'],
      ['imports', 'g x'],
      ['ledger', 'g s'],
      ['people', 'g p'],
    ],
  },
  {
    name: 'list',
    keys: [
      ['move', 'arrowup', 'arrowdown'],
      ['open', 'enter'],
      ['editCell', 'f2'],
      ['select', 'space'],
      ['filter', '/'],
      ['reveal', 'r'],
      ['log', 'e'],
    ],
  },
  {
    name: 'forms',
    keys: [
      ['save', 'mod+s'],
      ['close', 'escape'],
    ],
  },
];

/** The keyboard map, for the cheat sheet and the help page. */
export function KeyMap() {
  const { t } = useI18n();
  return (
    <div className={classes['map']}>
      {groups.map(({ name, keys }) => (
        <section key={name}>
          <h3 className={classes['title']}>{t.help.keyGroups[name]}</h3>
          <dl>
            {keys.map(([word, ...chords]) => (
              <div key={word} className={classes['line']}>
                <dt>{t.help.keys[word]}</dt>
                <dd>
                  {chords.map((chord) => (
                    <Kbd key={chord} chord={chord} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
