// The result, built of elements and text only: what a file contains never becomes markup.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function icon(path) {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

/** Actions that only look. */
const LOOKS = ['customer.open', 'customer.opened', 'pool.open', 'field.reveal', 'field.revealed', 'field.compare'];

const SHIELD = 'M8 1.8 13 3.6v4c0 3.2-2 5.4-5 6.6-3-1.2-5-3.4-5-6.6v-4z';
const GOOD = `${SHIELD}M5.8 7.8l1.6 1.6 2.9-3`;
const BAD = `${SHIELD}M8 5v3.4M8 10.6v.2`;

/** Characters that would turn or hide what stands beside them are shown as what they are. */
function harmless(text) {
  const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  return text.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 1000 && unit < 2; unit += 1) value /= 1000;
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** Day, and hour with zone, in the time of the computer that shows it. */
function dayAndHour(milliseconds) {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return [`${milliseconds} ms`, ''];
  const two = (n) => String(Math.abs(n)).padStart(2, '0');
  const east = -date.getTimezoneOffset();
  const zone = `${east < 0 ? '−' : '+'}${two(Math.trunc(east / 60))}:${two(east % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return [day, `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${zone}`];
}

const time = (milliseconds) => dayAndHour(milliseconds).join(' ').trim();

function twoLines(milliseconds) {
  const [day, hour] = dayAndHour(milliseconds);
  return element('span', {}, day, element('small', {}, hour));
}

const groups = (hex) => hex.replace(/(.{4})(?=.)/g, '$1 ');
const mono = (text) => element('span', { class: 'mono' }, text);
const section = (title, ...children) => element('section', {}, element('h2', {}, title), ...children);

/** The heading in both languages, so that whoever reads over the shoulder understands it too. */
function verdict(good, key, values, ...lines) {
  const other = state.language === 'zh' ? 'en' : 'zh';
  const word = words[other][key];
  const second = typeof word === 'function' ? word(values) : word;
  const text = element('div', {},
    element('h1', {}, say(key, values)),
    element('p', { lang: other === 'zh' ? 'zh-CN' : 'en' }, second),
    ...lines.map((line) => element('p', {}, line)));
  return element('div', { class: `verdict ${good ? 'good' : 'bad'}` }, icon(good ? GOOD : BAD), text);
}

function facts(pairs) {
  const rows = pairs.filter((pair) => pair !== null).map(([key, value, attention]) =>
    element('div', {}, element('dt', {}, say(key)), element('dd', attention ? { class: 'attention' } : {}, value)));
  return element('dl', {}, ...rows);
}

function person(id, people) {
  if (id === 'device') return say('device');
  if (id === 'root') return say('rootActor');
  const roles = (people[id]?.roles ?? []).map((role) => words[state.language].roles[role]);
  const name = element('span', { title: id }, say('person', { id: id.slice(0, 8) }));
  return element('span', {}, name, roles.length > 0 ? element('small', {}, roles.join(state.language === 'zh' ? '、' : ', ')) : null);
}

const actionName = (code) => words[state.language].actions[code] ?? code;

function detailOf(entry, selection) {
  if (entry.detail === null) {
    const pruned = selection !== null && entry.seq <= selection.pruned_until;
    return say(!entry.has_detail ? 'noDetail' : pruned ? 'prunedDetail' : 'undisclosed');
  }
  // The selected record stands above the table; the rest in the order people read it.
  const order = Object.keys(words.zh.keys);
  const place = ([key]) => (order.includes(key) ? order.indexOf(key) : order.length);
  const told = entry.detail.filter(([key, value]) => !(key === 'record' && value === selection?.record));
  const pairs = told.sort((one, other) => place(one) - place(other)).map(([key, value]) =>
    element('div', { class: 'pair' }, element('b', {}, words[state.language].keys[key] ?? key), harmless(value)));
  if (pairs.length === 0) return say(entry.detail.length > 0 ? 'recordOnly' : 'noDetail');
  return element('div', {}, ...pairs);
}

function table(result) {
  const columns = ['seq', 'when', 'who', 'what', 'result', 'detail'];
  const titles = columns.map((column) => element('th', { scope: 'col', class: column }, say(column)));
  const rows = result.shown.map((entry) => {
    const outcome = { done: 'done', refused: 'refused', failed: 'failedResult' }[entry.result];
    const values = [
      number(entry.seq), twoLines(entry.wall_ms), person(entry.actor, result.people),
      element('span', { title: entry.action }, actionName(entry.action)),
      element('span', entry.result === 'done' ? {} : { class: 'refused' }, say(outcome),
        entry.code === null ? null : element('small', {}, entry.code)),
      detailOf(entry, result.selection),
    ];
    return element('tr', {}, ...values.map((value, at) =>
      element('td', { class: columns[at], 'data-title': say(columns[at]) }, value)));
  });
  return element('table', {}, element('thead', {}, element('tr', {}, ...titles)), element('tbody', {}, ...rows));
}

function claim(result) {
  const { selection } = result;
  const period = say('period', {
    from: selection.from_ms === null ? null : time(selection.from_ms),
    until: selection.until_ms === null ? null : time(selection.until_ms),
  });
  const looks = Object.keys(selection.actions);
  const sentence = say('claim', {
    object: selection.object_ref, actor: selection.actor, period, n: number(selection.entries),
    looks: looks.length > 0 && looks.every((code) => LOOKS.includes(code)),
  });
  const counts = Object.entries(selection.actions).map(([code, ended]) => {
    const failed = ended.refused + ended.failed;
    const text = say('count', { action: actionName(code), n: number(ended.done + failed) });
    return text + (failed > 0 ? say('refusedOf', { n: number(failed) }) : '');
  });
  return section(say('claimTitle'),
    element('p', { class: 'claim' }, sentence),
    element('p', {}, say('proven')),
    facts([
      selection.record && ['object', mono(selection.record)],
      selection.object_ref && ['objectRef', mono(selection.object_ref)],
      selection.actor && ['actor', mono(selection.actor)],
      counts.length > 0 ? ['counts', counts.join(state.language === 'zh' ? '，' : ', ')] : null,
      ['withDetails', say('withDetailsValue', { n: number(selection.details) })],
      selection.pruned > 0 ? ['pruned', say('prunedValue', { n: number(selection.pruned), until: number(selection.pruned_until) })] : null,
    ]));
}

function limits(result) {
  const known = words[state.language].limits;
  const tail = result.witnessed_until === null ? known.tail : known.tailAfter({ n: number(result.witnessed_until) });
  const more = result.selection === null && result.details > 0 ? [known.selection] : [];
  const list = [tail, ...more, known.root, known.names, known.clock, known.screens];
  return section(say('limitsTitle'), element('ul', { class: 'limits' }, ...list.map((text) => element('li', {}, text))));
}

function checkpoints(result) {
  if (result.checkpoints === 0) return say('noCheckpoints');
  const witnessed = result.witnessed_until === null ? null : element('small', {}, say('witnessed', { n: number(result.witnessed_until) }));
  return element('span', {}, say('checkpointsValue', { n: number(result.checkpoints) }), witnessed);
}

function complete(shown) {
  const { result } = shown;
  const listed = result.shown.length > 0
    ? section(say(result.selection ? 'tableSelected' : 'tableDisclosed'), table(result),
      result.left_off > 0 ? element('p', { class: 'hint' }, say('leftOff', { n: number(result.left_off) })) : null)
    : null;
  return [
    verdict(true, 'complete', { n: number(result.entries) }, say('completeText')),
    result.selection ? claim(result) : null,
    listed,
    section(say('facts'), facts([
      ['file', element('span', {}, shown.name, element('small', {}, size(shown.size)))],
      ['fileHash', mono(result.file_sha256)],
      ['vault', mono(result.vault)],
      ['root', mono(groups(shown.root))],
      ['entries', say('entriesValue', { n: number(result.entries) })],
      ['last', time(result.last_wall_ms)],
      ['checkpoints', checkpoints(result), result.checkpoints === 0],
      ['details', say('detailsValue', { n: number(result.details) })],
      result.clock_back > 0 ? ['clockBack', say('clockBackValue', { n: number(result.clock_back), first: number(result.first_clock_back) }), true] : null,
      result.discontinuities > 0 ? ['discontinuities', say('discontinuitiesValue', { n: number(result.discontinuities) }), true] : null,
      ['head', mono(result.head_hash)],
      ['treeRoot', mono(result.tree_root)],
      ['checked', time(shown.at)],
    ])),
    limits(result),
  ];
}

function broken(shown) {
  const { result } = shown;
  return [
    verdict(false, 'broken', { n: number(result.seq) }, words[state.language].kinds[result.kind] ?? result.reason,
      say('brokenRest', { n: result.seq })),
    section(say('facts'), element('p', {}, say('brokenNext')), facts([
      ['file', element('span', {}, shown.name, element('small', {}, size(shown.size)))],
      ['root', mono(groups(shown.root))],
      ['reason', mono(result.kind)],
      ['checked', time(shown.at)],
    ])),
  ];
}

function unreadable(shown) {
  return [
    verdict(false, 'unreadable', {}, say('unreadableText')),
    section(say('facts'), facts([['file', shown.name], ['reason', shown.result.reason], ['checked', time(shown.at)]])),
  ];
}

function show() {
  const { shown } = state;
  byId('result').hidden = shown === null;
  if (shown === null) return;
  const build = { complete, broken, unreadable }[shown.result?.result];
  const parts = build ? build(shown) : [verdict(false, shown.failed, {})];
  byId('result').replaceChildren(...parts.filter((part) => part !== null));
}

listen();
speak(state.language);
