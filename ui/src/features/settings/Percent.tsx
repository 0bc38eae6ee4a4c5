import { useI18n } from '../../i18n';
import { IconButton } from '../../shared/ui/Button';
import { Setting } from './Setting';
import classes from './settings.module.css';
import type { SettingId } from './settingsIndex';

interface PercentProps {
  id: SettingId;
  label: string;
  text: string;
  value: number;
  /** What the buttons set; the same as `value` at the end of the range. */
  smaller: number;
  larger: number;
  onChange: (value: number) => void;
  testId: string;
}

/** A size in percent with a step down and a step up. */
export function Percent({ id, label, text, value, smaller, larger, onChange, testId }: PercentProps) {
  const { t } = useI18n();
  const { settings } = t;
  return (
    <Setting id={id} label={label} text={text}>
      {({ labelledBy, describedBy }) => (
        <div
          className={classes['stepper']}
          role="group"
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
        >
          <IconButton
            icon="minus"
            label={settings.smaller}
            disabled={smaller === value}
            data-testid={`${testId}-smaller`}
            onClick={() => onChange(smaller)}
          />
          <output data-testid={`${testId}-size`}>{settings.percent({ value })}</output>
          <IconButton
            icon="plus"
            label={settings.larger}
            disabled={larger === value}
            data-testid={`${testId}-larger`}
            onClick={() => onChange(larger)}
          />
        </div>
      )}
    </Setting>
  );
}
