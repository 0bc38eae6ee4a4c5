import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

import { setCovered } from '../api/cover';
import { clearToasts } from '../shared/toast';

// A loaded machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

// What the page needs from a browser and jsdom does not have.
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
  }) as unknown as MediaQueryList;
class NoResize implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = NoResize;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
window.scrollTo = () => undefined;

afterEach(() => {
  cleanup();
  clearToasts();
  setCovered(false);
  window.location.hash = '';
});
