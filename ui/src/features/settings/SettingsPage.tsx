import { useI18n } from '../../i18n';
import { Page, Section } from '../../shared/ui/Page';
import { About } from './About';
import { ChangePassword } from './ChangePassword';
import { DataSettings } from './DataSettings';
import { GeneralSettings } from './GeneralSettings';
import { SecuritySettings } from './SecuritySettings';

export function SettingsPage() {
  const { t } = useI18n();
  return (
    <Page testId="screen-settings" label={t.settings.title}>
      <Section title={t.settings.general} id="settings-general">
        <GeneralSettings />
      </Section>
      <Section title={t.settings.security} id="settings-security">
        <SecuritySettings />
      </Section>
      <Section title={t.settings.password} id="settings-password">
        <ChangePassword />
      </Section>
      <Section title={t.settings.data} id="settings-data">
        <DataSettings />
      </Section>
      <Section title={t.settings.about} id="settings-about">
        <About />
      </Section>
    </Page>
  );
}
