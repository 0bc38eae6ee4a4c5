import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

import { useCommandQuery } from '../../api/queries';
import { useStatus } from '../../api/status';
import type { Level, PermissionMatrix, Role, ScopeKind } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import { useNow } from '../../shared/ui/useNow';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './matrix.module.css';

/** 岗位×权限表: the rules as they are compiled in, to be read, printed and signed. */
export function MatrixPage() {
  const { t, f } = useI18n();
  const { vault } = useStatus();
  const now = useNow();
  const { data, error } = useCommandQuery('permission_matrix', {});
  const words = t.people.matrix;
  return (
    <section className={classes['page']} aria-label={words.title} tabIndex={0} data-testid="matrix-page">
      <header className={classes['bar']}>
        <Link to="/people">{words.back}</Link>
        <span className={classes['grow']} />
        <Button data-testid="matrix-print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </header>
      <div className={classes['sheet']}>
        <div className={classes['paperHead']}>
          <h1>{words.title}</h1>
          <p>
            {words.vault} {vault?.name} · {words.date} {f.date(now)}
          </p>
        </div>
        <p className={classes['muted']}>{words.text}</p>
        <ErrorNotice error={error} />
        {data && (
          <>
            <Rights matrix={data} />
            <Reach matrix={data} />
            <Signatures />
          </>
        )}
      </div>
    </section>
  );
}

interface PartProps {
  id: string;
  title: string;
  icon: IconName;
  control: string;
  text: string;
  children: ReactNode;
}

/** One table with the kind of control that enforces it. */
function Part({ id, title, icon, control, text, children }: PartProps) {
  return (
    <section className={classes['part']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={classes['control']}>
        <Icon name={icon} />
        <strong>{control}</strong> <span className={classes['muted']}>{text}</span>
      </p>
      <div className={classes['scroll']}>{children}</div>
    </section>
  );
}

function Roles({ first, roles }: { first: string; roles: readonly Role[] }) {
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {roles.map((role) => (
          <th key={role} scope="col">
            {t.words.role[role]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Rights({ matrix: { rights } }: { matrix: PermissionMatrix }) {
  const { t } = useI18n();
  const words = t.people.matrix;
  const actions = [...new Set(rights.flatMap((one) => one.actions))];
  return (
    <Part
      id="matrix-rights"
      title={words.rights}
      icon="shield"
      control={words.byProgram}
      text={words.byProgramText}
    >
      <table className={classes['table']} data-testid="matrix-rights">
        <Roles first={words.action} roles={rights.map(({ role }) => role)} />
        <tbody>
          {actions.map((action) => (
            <tr key={action}>
              <th scope="row">{words.actions[action] ?? action}</th>
              {rights.map((one) => (
                <td key={one.role} data-testid={`right-${action}-${one.role}`}>
                  {one.actions.includes(action) ? (
                    <>
                      <Icon name="check" />
                      <span className={hidden['srOnly']}>{words.yes}</span>
                    </>
                  ) : (
                    <>
                      <span className={classes['no']} aria-hidden="true" />
                      <span className={hidden['srOnly']}>{words.no}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Reach({ matrix: { reach } }: { matrix: PermissionMatrix }) {
  const { t } = useI18n();
  const words = t.people.matrix;
  const roles = [...new Set(reach.map(({ role }) => role))];
  const scopes = [...new Set(reach.map(({ scope }) => scope))];
  const levels = (role: Role, scope: ScopeKind) =>
    reach.find((one) => one.role === role && one.scope === scope)?.levels ?? [];
  return (
    <Part id="matrix-reach" title={words.reach} icon="key" control={words.byKeys} text={words.byKeysText}>
      <table className={classes['table']} data-testid="matrix-reach">
        <Roles first={words.scope} roles={roles} />
        <tbody>
          {scopes.map((scope) => (
            <tr key={scope}>
              <th scope="row">{words.scopes[scope]}</th>
              {roles.map((role) => (
                <td key={role} data-testid={`reach-${scope}-${role}`}>
                  <Levels levels={levels(role, scope)} byProgram={isByProgram(role, scope)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={FOOTNOTE} tabIndex={-1} className={classes['footnote']} data-testid="matrix-footnote">
        <sup>{words.footnoteMark}</sup> {words.footnote}
      </p>
    </Part>
  );
}

/** The keys of what lies in the pool are held in order to claim: until then the program keeps it closed. */
function isByProgram(role: Role, scope: ScopeKind): boolean {
  return role === 'sales' && (scope === 'pool' || scope === 'pool_billing');
}

interface LevelsProps {
  levels: readonly Level[];
  byProgram: boolean;
}

/** What is open, and what keeps the rest closed: the keys, in one case the program. */
function Levels({ levels, byProgram }: LevelsProps) {
  const { t } = useI18n();
  const words = t.people.matrix;
  if (levels.length === 0) {
    return (
      <>
        <span className={classes['no']} aria-hidden="true" />
        <span className={hidden['srOnly']}>{words.none}</span>
      </>
    );
  }
  return (
    <>
      <ul className={classes['levels']}>
        {levels.map((level) => (
          <li key={level}>
            <LevelBadge level={level} />
          </li>
        ))}
      </ul>
      {byProgram ? (
        <span className={classes['kind']}>
          <Icon name="shield" size={12} />
          {words.byProgram}
          <a href={`#${FOOTNOTE}`} aria-label={words.footnoteLabel} onClick={toFootnote}>
            <sup>{words.footnoteMark}</sup>
          </a>
        </span>
      ) : (
        <span className={classes['kind']}>
          <Icon name="key" size={12} />
          {words.byKeysShort}
        </span>
      )}
    </>
  );
}

const FOOTNOTE = 'matrix-footnote';

/** The part of the address after `#` is the router's: the note is gone to without it. */
function toFootnote(event: MouseEvent) {
  event.preventDefault();
  document.getElementById(FOOTNOTE)?.focus();
}

/** On paper only. */
function Signatures() {
  const { t } = useI18n();
  const words = t.people.matrix;
  return (
    <section className={classes['sign']} data-testid="matrix-sign">
      <h2>{words.sign}</h2>
      <dl>
        {[words.owner, words.signedOn, words.admin, words.signedOn].map((label, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </section>
  );
}
