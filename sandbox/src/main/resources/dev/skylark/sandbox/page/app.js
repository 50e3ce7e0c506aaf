import * as api from './api.js';
import { element } from './dom.js';
import { components } from './components.js';
import { Composer } from './composer.js';
import { markdown, tick } from './markdown.js';
import * as modals from './modal.js';
import { Panel } from './panel.js';
import { Voice } from './voice.js';

const ADMINISTRATOR = 1n << 3n;
const NAMED = [[1n << 3n, 'administrator'], [1n << 5n, 'may manage the server'], [1n << 4n, 'may manage channels'], [1n << 31n, 'may use commands']];
const CHANNEL_TYPES = { text: 0, direct: 1, voice: 2, thread: 11 };
const at = id => document.getElementById(id);
const wanted = new URLSearchParams(location.search);

let state;
let clockAhead = 0;
const here = { guild: wanted.get('guild'), channel: wanted.get('channel'), member: wanted.get('member') };
const dismissed = new Set();
const failures = new Map();

const guild = () => state.guilds.find(it => it.id === here.guild) ?? state.guilds[0];
const people = () => guild().members.filter(it => !it.bot);
const member = () => people().find(it => it.id === here.member) ?? people()[0];
const channel = () => guild().channels.find(it => it.id === here.channel) ?? guild().channels.find(it => it.kind === 'text');

/** What the parts of the page need to know about where they are. */
const world = {
  now: () => Date.now() + clockAhead,
  guild: () => guild().id,
  me: () => member(),
  redraw: () => drawChannels(),
  members: () => guild().members,
  roles: () => guild().roles,
  /** Those of the given types, or all, with the sign that goes before their names. */
  channels: types => guild().channels
    .filter(it => !types?.length || types.includes(CHANNEL_TYPES[it.kind]))
    .map(it => ({ id: it.id, name: (it.kind === 'voice' ? '🔊 ' : '#') + it.name })),
  commands: () => state.commands,
  member: id => state.guilds.flatMap(it => it.members).find(it => it.id === id)?.name ?? (id === state.application ? 'Skylark' : id),
  role: id => guild().roles.find(it => it.id === id)?.name ?? id,
  channel: id => state.guilds.flatMap(it => it.channels).find(it => it.id === id)?.name ?? id,
  mayUse: command => {
    if (command.permissions === null || command.permissions === undefined) return true;
    const bits = BigInt(member().permissions);
    // none at all means administrators only
    const needed = BigInt(command.permissions) || ADMINISTRATOR;
    return (bits & ADMINISTRATOR) !== 0n || (bits & needed) === needed;
  },
};

/** Does something as the person chosen; what goes wrong comes back as {error}. */
async function act(what, message) {
  try {
    const answer = await api.act({ guild: guild().id, channel: channel().id, member: member().id, locale: at('locale').value, do: what });
    if (answer.kind === 'modal') {
      modals.open(answer.modal, world, async values => {
        const said = await act({ kind: 'submit', modal: answer.modal.custom_id, message: answer.message ?? message, values });
        return said?.error ?? (said?.kind === 'failed' ? said.text : undefined);
      });
    }
    if (answer.kind === 'failed') fail(message, answer.text);
    return answer.kind === 'failed' ? { ...answer, error: answer.text } : answer;
  } catch (error) {
    fail(message, error.message);
    return { error: error.message };
  }
}

function fail(message, text) {
  if (!message) return;
  failures.set(message, text);
  const shown = document.getElementById('m' + message);
  const known = state.messages[channel().id]?.find(it => it.id === message);
  if (shown && known) shown.replaceWith(render(known));
}

async function use(message, kind, customId, values, control) {
  failures.delete(message);
  control.disabled = true;
  await act({ kind, message, custom_id: customId, ...(values ? { values } : {}) }, message);
  control.disabled = false;
}

function render(message) {
  const used = message.interaction_metadata;
  const isPrivate = message.visible_to !== undefined && message.visible_to !== null;
  const failure = failures.get(message.id);
  const body = message.state === 'thinking'
    ? element('p', { class: 'thinking' }, 'Skylark is thinking', element('span', {}, '.'), element('span', {}, '.'), element('span', {}, '.'))
    : [
      message.content ? markdown(message.content, world, world.now) : null,
      components(message, world, (kind, id, values, control) => use(message.id, kind, id, values, control)),
      (message.flags & 32768) === 0 ? (message.attachments ?? []).map(it => element('a', { class: 'file', href: it.url, download: it.filename }, '📄 ', it.filename)) : [],
    ].flat();
  return element('article', { class: 'message' + (isPrivate ? ' private' : ''), id: 'm' + message.id, 'aria-label': isPrivate ? 'Private message' : 'Message' },
    used ? element('p', { class: 'used' }, element('b', {}, '@' + (world.member(used.user?.id) ?? used.user?.username)), ' used ', element('b', {}, used.name ? '/' + used.name : 'a button')) : null,
    element('div', { class: 'avatar', 'aria-hidden': 'true' }, message.author?.bot ? '🐦' : (message.author?.username ?? '?')[0].toUpperCase()),
    element('div', {},
      element('div', {}, element('span', { class: 'author' }, message.author?.username ?? 'Skylark'), message.author?.bot ? element('span', { class: 'app' }, 'APP') : ' ',
        element('span', { class: 'when' }, new Date(message.timestamp).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })),
        message.edited_timestamp ? element('span', { class: 'edited', title: new Date(message.edited_timestamp).toISOString() }, ' (edited)') : null),
      body,
      failure ? element('p', { class: 'failed', role: 'alert' }, failure) : null,
      isPrivate ? element('p', { class: 'only' }, '👁 Only you can see this · ', element('a', { href: '#', onclick: event => {
        event.preventDefault();
        dismissed.add(message.id);
        at('m' + message.id)?.remove();
      } }, 'Dismiss message')) : null));
}

const isVisible = message => !dismissed.has(message.id) && (!message.visible_to || message.visible_to === member().id);

function show(message) {
  const known = state.messages[message.channel_id] ??= [];
  const index = known.findIndex(it => it.id === message.id);
  if (index < 0) known.push(message);
  else known[index] = message;
  if (message.channel_id !== channel().id || !isVisible(message)) return;
  const log = at('messages');
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const old = document.getElementById('m' + message.id);
  if (old) old.replaceWith(render(message));
  else log.append(render(message));
  if (wasAtEnd) log.scrollTop = log.scrollHeight;
}

function forget({ channel: where, id }) {
  state.messages[where] = (state.messages[where] ?? []).filter(it => it.id !== id);
  document.getElementById('m' + id)?.remove();
}

function drawChannels() {
  at('channels').replaceChildren(...guild().channels.map(it => it.kind === 'voice' ? voice.row(it) : element('button', {
    type: 'button', role: 'listitem', 'aria-current': String(it.id === channel().id),
    onclick: () => { here.channel = it.id; draw(); },
  }, '# ' + it.name)));
  voice.draw();
}

function draw() {
  const query = new URLSearchParams({ guild: guild().id, channel: channel().id, member: member().id });
  history.replaceState(null, '', '?' + query);
  at('guilds').replaceChildren(...state.guilds.map(it => element('button', {
    type: 'button', title: it.name, 'aria-label': it.name, 'aria-pressed': String(it.id === guild().id),
    onclick: () => { Object.assign(here, { guild: it.id, channel: null, member: null }); draw(); },
  }, it.name.split(/\s+/).map(word => word[0]).join('').slice(0, 3))));
  at('guild-name').textContent = guild().name;
  drawChannels();
  at('member').replaceChildren(...people().map(it => element('option', { value: it.id, selected: it.id === member().id }, it.name)));
  const bits = BigInt(member().permissions);
  const names = NAMED.filter(([bit]) => bits & bit).map(([, name]) => name);
  const roles = (member().roles ?? []).map(world.role).join(', ');
  at('rights').textContent = [roles && `Roles: ${roles}`, names[0] ?? 'no permissions'].filter(Boolean).join(' · ');
  at('channel-name').textContent = '# ' + channel().name;
  const log = at('messages');
  log.replaceChildren(...(state.messages[channel().id] ?? []).filter(isVisible).map(render));
  log.scrollTop = log.scrollHeight;
}

/** What happens while the state is on its way may be missing in it, so it is heard afterwards. */
const meanwhile = [];
let loading = 0;
async function load() {
  loading++;
  try {
    state = await api.state();
  } finally {
    loading--;
  }
  clockAhead = Date.parse(state.now) - Date.now();
  draw();
  if (loading === 0) meanwhile.splice(0).forEach(hear);
}

function hear(event) {
  if (loading > 0 && event.kind !== 'state') return meanwhile.push(event);
  switch (event.kind) {
    case 'message': return show(event.message);
    case 'delete': return forget(event);
    case 'wire': return panel.heard(event.entry);
    case 'clock': clockAhead = Date.parse(event.now) - Date.now(); return tick(world.now());
    case 'state': return load();
  }
}

const voice = new Voice(at('voice'), world);
await load();
const composer = new Composer(at('composer'), world, what => act(what));
const panel = new Panel(at('tabs'), at('tab'), world);
at('member').addEventListener('change', event => { here.member = event.target.value; composer.clear(); draw(); });
api.follow(hear);
setInterval(() => { tick(world.now()); panel.tick(); voice.tick(); }, 1000);
