import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { OnOff, Setting } from './Setting';
import classes from './settings.module.css';
import { useShown } from './shown';
import { useNumbers, type NumbersProps } from './useNumbers';

/** How much may leave without anybody's consent, and who may ask. */
export function ExportSettings(props: NumbersProps) {
  const { t } = useI18n();
  const several = useSeveral();
  const { rules, fixed, pending, onChange } = props;
  const { field, foot } = useNumbers(props, 'settings-exports', (limit) => `settings-${limit}`);
  const { settings } = t;
  if (!useShown('exports')) return null;
  const set = (part: Partial<typeof rules.exports>) =>
    onChange({ ...rules, exports: { ...rules.exports, ...part } });
  return (
    <div className={classes['limits']} data-testid="settings-exports">
      <div className={classes['name']}>{settings.exports}</div>
      <p className={classes['text']}>{settings.exportsText}</p>
      {several && (
        <>
          <Setting id="exports" label={settings.freeRows} text={settings.freeRowsText}>
            {() => field('free-rows')}
          </Setting>
          <Setting id="exports" label={settings.oneRows} text={settings.oneRowsText}>
            {() => field('one-rows')}
          </Setting>
          {foot}
        </>
      )}
      <OnOff
        id="exports"
        label={settings.abroad}
        text={settings.abroadText}
        value={rules.exports.abroad}
        onChange={(abroad) => set({ abroad })}
        disabled={fixed || pending}
        testId="settings-export-abroad"
      />
      {several && (
        <OnOff
          id="exports"
          label={settings.salesExport}
          text={settings.salesExportText}
          value={rules.exports.sales}
          onChange={(sales) => set({ sales })}
          disabled={fixed || pending}
          testId="settings-export-sales"
        />
      )}
    </div>
  );
}
