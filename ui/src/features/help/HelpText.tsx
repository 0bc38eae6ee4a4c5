import type { Role } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { KeyMap } from '../../shared/ui/KeyMap';
import classes from './help.module.css';
import { ExportHelp } from './ExportHelp';
import { LedgerHelp } from './LedgerHelp';
import { ReviewHelp } from './ReviewHelp';

/** In the order of the table of roles and rights. */
const ROLES: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];

/** What to know, what the product cannot do, what to do when something happens, the keys. */
export function HelpText() {
  const { t } = useI18n();
  const { help } = t;
  return (
    <div className={classes['help']}>
      <section id="help-read">
        <h2>{help.readTitle}</h2>
        {help.read.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section id="help-people">
        <h2>{help.peopleTitle}</h2>
        {help.people.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <table className={classes['table']} data-testid="help-roles">
          <thead>
            <tr>
              <th scope="col">{help.roleHead.role}</th>
              <th scope="col">{help.roleHead.sees}</th>
            </tr>
          </thead>
          <tbody>
            {ROLES.map((role) => (
              <tr key={role}>
                <th scope="row">{t.words.role[role]}</th>
                <td>{t.words.roleText[role]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={classes['muted']}>{help.roleNote}</p>
        <dl className={classes['how']} data-testid="help-how">
          {help.how.map(({ what, text }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ExportHelp />
      <LedgerHelp />
      <ReviewHelp />
      <section id="help-limits">
        <h2>{help.limitsTitle}</h2>
        <p className={classes['muted']}>{help.limitsText}</p>
        <ul className={classes['limits']}>
          {help.limits.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <section id="help-threats">
        <h2>{help.threatsTitle}</h2>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{help.threatHead.what}</th>
              <th scope="col">{help.threatHead.safe}</th>
              <th scope="col">{help.threatHead.you}</th>
            </tr>
          </thead>
          <tbody>
            {help.threats.map((threat) => (
              <tr key={threat.what}>
                <th scope="row">{threat.what}</th>
                <td>{threat.safe}</td>
                <td>{threat.you}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section id="help-disk">
        <h2>{help.diskTitle}</h2>
        <DiskHelp />
      </section>
      <section id="help-keys">
        <h2>{help.keysTitle}</h2>
        <p className={classes['muted']}>{help.keysText}</p>
        <KeyMap />
      </section>
      <p className={classes['muted']}>{help.legal}</p>
    </div>
  );
}

/** Where each system has the switch. */
export function DiskHelp() {
  const { help } = useI18n().t;
  return (
    <>
      <p className={classes['muted']}>{help.diskText}</p>
      <dl className={classes['disk']}>
        {help.disk.map(({ system, text }) => (
          <div key={system}>
            <dt>{system}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
