'use strict';

// Small enough that the page stays awake between two pieces.
const PIECE = 1 << 18;
const byId = (id) => document.getElementById(id);
const state = { language: /^zh/i.test(navigator.language) ? 'zh' : 'en', file: null, older: [], shown: null, errors: {} };
const say = (key, values) => {
  const word = words[state.language][key];
  return typeof word === 'function' ? word(values) : word;
};

// ── the verifier ───────────────────────────────────────────────────────────────

async function loadVerifier() {
  const text = atob(byId('wasm').textContent.trim());
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const exported = instance.exports;
  const give = (piece) => {
    const at = exported.input_buffer(piece.length);
    new Uint8Array(exported.memory.buffer, at, piece.length).set(piece);
    return piece.length;
  };
  return {
    begin: (root) => exported.begin(give(new TextEncoder().encode(root))) === 1,
    checkpoint: (text) => exported.checkpoint(give(new TextEncoder().encode(text))) === 1,
    push: (piece) => exported.push(give(piece)) === 1,
    finish() {
      exported.finish();
      const bytes = new Uint8Array(exported.memory.buffer, exported.result_ptr(), exported.result_len());
      return JSON.parse(new TextDecoder().decode(bytes));
    },
  };
}

/** Reads the file piece by piece, so that its size does not matter. */
async function verify(file, root, older, progress) {
  const verifier = await loadVerifier();
  verifier.begin(root);
  older.forEach((text) => verifier.checkpoint(text));
  let more = verifier.push(new Uint8Array());
  for (let at = 0; more && at < file.size; at += PIECE) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    more = verifier.push(piece);
    progress(at + piece.length);
  }
  return verifier.finish();
}

// ── what was typed and chosen ──────────────────────────────────────────────────

/** Checkpoints in a text, each ended the way it must be; people copy blank lines and other line ends along. */
function checkpointsIn(text) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const found = [];
  for (const line of lines) {
    if (/^\s*clientvault\//.test(line)) found.push([]);
    if (found.length === 0 && line.trim() !== '') found.push([]);
    if (found.length > 0) found[found.length - 1].push(line.trim());
  }
  return found.map((part) => `${part.join('\n').trim()}\n`);
}

/** Grouping as printed does not matter. */
const digitsOf = (text) => text.replace(/[\s-]/g, '').toLowerCase();

/** All that is needed, or null after saying what is missing. */
async function collect() {
  state.errors = {};
  const root = digitsOf(byId('root').value);
  if (state.file === null) state.errors.file = ['noFile'];
  if (!/^[0-9a-f]{32}$/.test(root)) {
    const count = root.replace(/[^0-9a-f]/g, '').length;
    state.errors.root = ['badRoot', { count, other: count !== root.length }];
  }
  const texts = await Promise.all(state.older.map(async (file) => ({ name: file.name, text: await file.text() })));
  texts.push({ name: null, text: byId('older').value });
  const verifier = await loadVerifier();
  const older = [];
  for (const { name, text } of texts) {
    const parts = checkpointsIn(text);
    verifier.begin('0'.repeat(32));
    const good = parts.every((part) => verifier.checkpoint(part));
    if (good && (parts.length > 0 || name === null)) older.push(...parts);
    else state.errors.older = ['badCheckpoint', { name: name ?? say('pasted') }];
  }
  sayErrors();
  const first = ['file', 'root', 'older'].find((field) => state.errors[field]);
  if (first) byId(first).focus();
  return first ? null : { root, older };
}

function sayErrors() {
  for (const field of ['file', 'root', 'older']) {
    const error = state.errors[field];
    byId(`${field}-error`).textContent = error ? say(...error) : '';
    byId(field).setAttribute('aria-invalid', String(Boolean(error)));
  }
}

function choose(files) {
  for (const file of files) {
    if (/\.cvaudit$/i.test(file.name)) {
      state.file = file;
      delete state.errors.file;
    } else state.older.push(file);
  }
  sayErrors();
  sayFiles();
}

function sayFiles() {
  byId('drop').classList.toggle('chosen', state.file !== null);
  byId('file-name').textContent = state.file ? `${state.file.name} · ${size(state.file.size)}` : say('dropHere');
  const items = state.older.map((file, at) => {
    const remove = element('button', { type: 'button', class: 'quiet' }, say('remove'));
    remove.setAttribute('aria-label', `${say('remove')} ${file.name}`);
    remove.addEventListener('click', () => {
      state.older.splice(at, 1);
      sayFiles();
      byId('older-file').focus();
    });
    return element('li', {}, element('span', {}, file.name), remove);
  });
  byId('older-files').replaceChildren(...items);
}

// ── the run ────────────────────────────────────────────────────────────────────

async function run(event) {
  event.preventDefault();
  if (byId('verify').disabled) return;
  byId('verify').disabled = true;
  try {
    const asked = await collect();
    if (asked === null) return;
    const { file } = state;
    byId('progress').hidden = false;
    const result = await verify(file, asked.root, asked.older, (done) => {
      byId('progress').value = file.size === 0 ? 1 : done / file.size;
      byId('progress-text').textContent = say('progress', { done: size(done), all: size(file.size) });
    });
    state.shown = { result, name: file.name, size: file.size, root: asked.root, at: Date.now() };
    show();
    byId('result').focus();
    byId('result').scrollIntoView({ block: 'start' });
  } catch (error) {
    state.shown = { failed: typeof WebAssembly === 'undefined' ? 'unsupported' : 'failed' };
    show();
  } finally {
    byId('verify').disabled = false;
    byId('progress').hidden = true;
    byId('progress-text').textContent = '';
  }
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const part of document.querySelectorAll('[data-text]')) part.textContent = say(part.dataset.text);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  sayFiles();
  sayErrors();
  show();
}

function listen() {
  byId('form').addEventListener('submit', run);
  byId('file').addEventListener('change', (event) => {
    const [file] = event.target.files;
    if (file) state.file = file;
    delete state.errors.file;
    event.target.value = '';
    sayErrors();
    sayFiles();
  });
  byId('older-file').addEventListener('change', (event) => {
    state.older.push(...event.target.files);
    event.target.value = '';
    sayFiles();
  });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => speak(button.dataset.language));
  }
  const over = (on) => (event) => {
    event.preventDefault();
    byId('drop').classList.toggle('over', on);
  };
  document.addEventListener('dragover', over(true));
  document.addEventListener('dragleave', over(false));
  document.addEventListener('drop', (event) => {
    over(false)(event);
    choose(event.dataTransfer.files);
  });
}
