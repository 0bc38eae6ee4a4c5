import { usePrefs } from '../../api/status';
import type { Density, Language, Prefs, Theme } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { modName } from '../../shared/keys';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { nextZoom } from '../../theme/zoom';
import { Percent } from './Percent';
import { Choice, OnOff } from './Setting';

const languages: readonly Language[] = ['zh-CN', 'en'];
const themes: readonly Theme[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['compact', 'standard', 'relaxed'];
const SMALLEST_TEXT = 90;
const LARGEST_TEXT = 150;
const TEXT_STEP = 10;

/** Preferences of this computer account; they work at once and hold nothing about customers. */
export function GeneralSettings() {
  const { t } = useI18n();
  const { prefs, change, error } = usePrefs();
  const set = (part: Partial<Prefs>) => void change(part).catch(() => undefined);
  const { words, settings } = t;
  const { text_percent: text, zoom_percent: zoom } = prefs;

  return (
    <>
      <Choice
        id="language"
        label={settings.language}
        options={languages.map((value) => ({ value, label: words.language[value] }))}
        value={prefs.language}
        onChange={(language) => set({ language })}
        testId="settings-language"
      />
      <Choice
        id="theme"
        label={settings.theme}
        options={themes.map((value) => ({ value, label: words.theme[value] }))}
        value={prefs.theme}
        onChange={(theme) => set({ theme })}
        testId="settings-theme"
      />
      <Choice
        id="density"
        label={settings.density}
        options={densities.map((value) => ({ value, label: words.density[value] }))}
        value={prefs.density}
        onChange={(density) => set({ density })}
        testId="settings-density"
      />
      <Percent
        id="textSize"
        label={settings.textSize}
        text={settings.textSizeText}
        value={text}
        smaller={Math.max(SMALLEST_TEXT, text - TEXT_STEP)}
        larger={Math.min(LARGEST_TEXT, text + TEXT_STEP)}
        onChange={(percent) => set({ text_percent: percent })}
        testId="settings-text"
      />
      <Percent
        id="zoom"
        label={settings.zoom}
        text={settings.zoomText({ mod: modName })}
        value={zoom}
        smaller={nextZoom(zoom, -1)}
        larger={nextZoom(zoom, 1)}
        onChange={(percent) => set({ zoom_percent: percent })}
        testId="settings-zoom"
      />
      <OnOff
        id="singleKeys"
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
