import { usePrefs } from '../../api/status';
import type { Density, Language, Prefs, Theme } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { IconButton } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Choice, OnOff, Setting } from './Setting';
import classes from './settings.module.css';

const languages: readonly Language[] = ['zh-CN', 'en'];
const themes: readonly Theme[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['compact', 'standard', 'relaxed'];
const SMALLEST = 90;
const LARGEST = 150;
const STEP = 10;

/** Preferences of this computer account; they work at once and hold nothing about customers. */
export function GeneralSettings() {
  const { t } = useI18n();
  const { prefs, change, error } = usePrefs();
  const set = (part: Partial<Prefs>) => void change(part).catch(() => undefined);
  const { words, settings } = t;
  const percent = prefs.text_percent;

  return (
    <>
      <Choice
        label={settings.language}
        options={languages.map((value) => ({ value, label: words.language[value] }))}
        value={prefs.language}
        onChange={(language) => set({ language })}
        testId="settings-language"
      />
      <Choice
        label={settings.theme}
        options={themes.map((value) => ({ value, label: words.theme[value] }))}
        value={prefs.theme}
        onChange={(theme) => set({ theme })}
        testId="settings-theme"
      />
      <Choice
        label={settings.density}
        options={densities.map((value) => ({ value, label: words.density[value] }))}
        value={prefs.density}
        onChange={(density) => set({ density })}
        testId="settings-density"
      />
      <Setting label={settings.textSize}>
        {({ labelledBy }) => (
          <div className={classes['stepper']} role="group" aria-labelledby={labelledBy}>
            <IconButton
              icon="minus"
              label={settings.smaller}
              disabled={percent <= SMALLEST}
              data-testid="settings-text-smaller"
              onClick={() => set({ text_percent: Math.max(SMALLEST, percent - STEP) })}
            />
            <output data-testid="settings-text-size">{settings.percent({ value: percent })}</output>
            <IconButton
              icon="plus"
              label={settings.larger}
              disabled={percent >= LARGEST}
              data-testid="settings-text-larger"
              onClick={() => set({ text_percent: Math.min(LARGEST, percent + STEP) })}
            />
          </div>
        )}
      </Setting>
      <OnOff
        label={settings.singleKeys}
        text={settings.singleKeysText}
        value={prefs.single_key_shortcuts}
        onChange={(on) => set({ single_key_shortcuts: on })}
        testId="settings-single-keys"
      />
      <ErrorNotice error={error} />
    </>
  );
}
