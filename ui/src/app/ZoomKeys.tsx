import { usePrefs } from '../api/status';
import { useKeys } from '../shared/keys';
import { NATURAL_ZOOM, nextZoom } from '../theme/zoom';

/** Ctrl and +, − or 0 on every screen, also before anybody is logged in and above a dialog. */
export function ZoomKeys() {
  const { prefs, change } = usePrefs();
  const zoom = (percent: number) => {
    if (percent !== prefs.zoom_percent) void change({ zoom_percent: percent }).catch(() => undefined);
  };
  const larger = () => zoom(nextZoom(prefs.zoom_percent, 1));
  useKeys({
    // On most keyboards plus is Shift and the key of the equals sign; it counts without Shift too.
    'mod++': larger,
    'mod+=': larger,
    'mod+-': () => zoom(nextZoom(prefs.zoom_percent, -1)),
    'mod+0': () => zoom(NATURAL_ZOOM),
  });
  return null;
}
