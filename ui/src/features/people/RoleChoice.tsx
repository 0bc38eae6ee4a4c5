import { useId } from 'react';

import { useCommandQuery } from '../../api/queries';
import type { People, Role } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { canBeTrainee, mustBeApart, ROLES, rolesToGive, teamName } from './manage';
import classes from './people.module.css';

interface RightsValue {
  roles: readonly Role[];
  teamId: string;
  trainee: boolean;
}

interface RoleChoiceProps {
  all: People;
  /** How many people there are once this is done. */
  people: number;
  value: RightsValue;
  onChange: (part: Partial<RightsValue>) => void;
}

/** Roles with what each is for, 实习, and the team. Roles the person who is asking cannot give are absent. */
export function RoleChoice({ all, people, value, onChange }: RoleChoiceProps) {
  const { t } = useI18n();
  const id = useId();
  const words = t.people;
  const { roles, teamId, trainee } = value;
  const limit = useCommandQuery('settings_get', {}).data?.trainee_customers_per_day;
  const apart = mustBeApart(roles, people);

  function toggle(role: Role) {
    const next = ROLES.filter((one) => (one === role ? !roles.includes(role) : roles.includes(one)));
    onChange({ roles: next });
  }

  return (
    <>
      <fieldset aria-describedby={`${id}-hint`}>
        <legend className={classes['legend']}>
          {words.roles} <span className={classes['muted']}>{words.rolesText}</span>
        </legend>
        <div className={classes['options']}>
          {rolesToGive(all).map((role) => (
            <label key={role} className={classes['option']}>
              <input
                type="checkbox"
                checked={roles.includes(role)}
                data-testid={`role-${role}`}
                onChange={() => toggle(role)}
              />
              <span>{t.words.role[role]}</span>
              <span className={`${classes['small']} ${classes['muted']}`}>{t.words.roleText[role]}</span>
            </label>
          ))}
        </div>
        <p id={`${id}-hint`} className={classes['apart']} role="status">
          {apart ? words.rolesApart : roles.length === 0 ? words.rolesNeeded : ''}
        </p>
      </fieldset>
      {canBeTrainee(roles) && (
        <label className={classes['option']}>
          <input
            type="checkbox"
            checked={trainee}
            data-testid="person-trainee"
            onChange={() => onChange({ trainee: !trainee })}
          />
          <span>{words.trainee}</span>
          <span className={`${classes['small']} ${classes['muted']}`}>
            {limit !== undefined && words.traineeText({ customers: limit })}
          </span>
        </label>
      )}
      {all.teams.length > 1 && (
        <div className={classes['field']}>
          <label htmlFor={`${id}-team`}>{words.team}</label>
          <select
            id={`${id}-team`}
            className={`${classes['select']} ${classes['short']}`}
            value={teamId}
            data-testid="person-team"
            onChange={(event) => onChange({ teamId: event.currentTarget.value })}
          >
            {all.teams.map((team) => (
              <option key={team.team_id} value={team.team_id}>
                {teamName(t, all, team.team_id)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
