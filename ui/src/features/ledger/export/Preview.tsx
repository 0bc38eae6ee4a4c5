import type { DisclosurePreview } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import classes from './export.module.css';

const SHOWN = 6;

/** What the file will hold, before anything is written. */
export function Preview({ preview, details }: { preview: DisclosurePreview; details: boolean }) {
  const { t, f } = useI18n();
  const words = t.evidence.export;
  const { entries, selected, pruned, actions, bytes } = preview;
  const more = actions.length - SHOWN;
  const lines = [
    words.counts({ entries, size: f.bytes(bytes) }),
    details
      ? selected === 0
        ? words.nothing
        : words.selected({ count: selected - pruned })
      : words.noDetails,
    details && pruned > 0 ? words.pruned({ count: pruned }) : '',
  ];
  return (
    <div className={classes['preview']} role="status" aria-label={words.preview} data-testid="export-preview">
      <h3>{words.preview}</h3>
      <ul>
        {lines.filter(Boolean).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {details && actions.length > 0 ? (
        <>
          <table>
            <caption>{words.byAction}</caption>
            <tbody>
              {actions.slice(0, SHOWN).map(({ action, count }) => (
                <tr key={action}>
                  <th scope="row">{t.ledger.actionName[action] ?? action}</th>
                  <td>{f.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 ? <p className={classes['muted']}>{words.more({ count: more })}</p> : null}
        </>
      ) : null}
    </div>
  );
}
