import { useState, type ComponentType } from 'react';

import { useI18n } from '../../i18n';
import { Page, Section } from '../../shared/ui/Page';
import { About } from './About';
import { AuditSettings } from './AuditSettings';
import { ChangePassword } from './ChangePassword';
import { DataSettings } from './DataSettings';
import { FieldSettings } from './fields/FieldSettings';
import { GeneralSettings } from './GeneralSettings';
import { PeopleSettings } from './PeopleSettings';
import { SearchField } from './SearchField';
import { SecuritySettings } from './SecuritySettings';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './settings.module.css';
import { groupOf, GROUPS, settingsFor, type Group } from './settingsIndex';
import { ShownSettings } from './shown';

const content: Record<Group, ComponentType> = {
  general: GeneralSettings,
  security: SecuritySettings,
  password: ChangePassword,
  people: PeopleSettings,
  fields: FieldSettings,
  audit: AuditSettings,
  data: DataSettings,
  about: About,
};

export function SettingsPage() {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = wanted === '' ? null : settingsFor(wanted);
  const groups = found ? new Set([...found].map(groupOf)) : null;

  return (
    <Page testId="screen-settings" label={t.settings.title}>
      <SearchField text={text} onText={setText} />
      <p role="status" className={found && found.size === 0 ? classes['none'] : hidden['srOnly']}>
        {found &&
          (found.size === 0
            ? t.settings.searchNone({ text: wanted })
            : t.settings.searchFound({ count: found.size }))}
      </p>
      <ShownSettings value={found}>
        {GROUPS.filter((group) => groups?.has(group) ?? true).map((group) => {
          const Content = content[group];
          return (
            <Section key={group} title={t.settings[group]} id={`settings-${group}`}>
              <Content />
            </Section>
          );
        })}
      </ShownSettings>
    </Page>
  );
}
