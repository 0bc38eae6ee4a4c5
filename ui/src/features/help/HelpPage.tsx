import { useI18n } from '../../i18n';
import { Page } from '../../shared/ui/Page';
import { HelpText } from './HelpText';

export function HelpPage() {
  const { t } = useI18n();
  return (
    <Page testId="screen-help" label={t.help.title}>
      <HelpText />
    </Page>
  );
}
