// A release has no browser around its page: no menu with “reload” or “inspect”, no printing of the screen, no saving of the
// document, no reload that would throw a form away. The page has its own menus and its own find.
(() => {
  const plain = new Set(['F3', 'F5', 'F7', 'F12']);
  const withCtrl = new Set(['KeyG', 'KeyJ', 'KeyP', 'KeyR', 'KeyS', 'KeyU']);
  const withCtrlAndShift = new Set(['KeyC', 'KeyI', 'KeyJ', 'KeyR']);

  window.addEventListener('contextmenu', (event) => event.preventDefault());
  window.addEventListener(
    'keydown',
    (event) => {
      const ctrl = event.ctrlKey || event.metaKey;
      const group = ctrl ? (event.shiftKey ? withCtrlAndShift : withCtrl) : plain;
      // The page still hears the key: Ctrl+S saves a form.
      if (group.has(event.code)) event.preventDefault();
    },
    true,
  );
})();
