import * as api from './api.js';
import { element } from './dom.js';

/** What a sandbox has and Discord has not: the clock, things that happen, and the record of all that was sent. */
export class Panel {
  constructor(tabs, tab, world) {
    Object.assign(this, { tabs, tab, world, wire: [], open: 'Clock' });
    this.pages = { Clock: () => this.clock(), Happenings: () => this.happenings(), Wire: () => this.record(), Help: () => this.help() };
    this.tabs.replaceChildren(...Object.keys(this.pages).map(name => element('button', {
      role: 'tab', type: 'button', 'aria-selected': String(name === this.open), onclick: () => this.show(name),
    }, name)));
    this.show('Clock');
  }

  show(name) {
    this.open = name;
    for (const button of this.tabs.children) button.setAttribute('aria-selected', String(button.textContent === name));
    this.pages[name]();
  }

  tick() {
    if (this.open === 'Clock' && this.time) this.time.textContent = new Date(this.world.now()).toISOString().replace('T', '  ').slice(0, 20);
  }

  clock() {
    const failed = element('p', { class: 'bad', role: 'alert' });
    const forward = async duration => {
      failed.textContent = '';
      try { await api.clock(duration); } catch (error) { failed.textContent = error.message; }
    };
    const own = element('input', { placeholder: 'PT90M', 'aria-label': 'ISO duration' });
    this.time = element('output', { 'aria-label': 'The time in the sandbox (UTC)' });
    this.tab.replaceChildren(
      element('h3', {}, 'The time in the sandbox (UTC)'), element('p', {}, this.time),
      element('div', { class: 'row' }, [['+1 min', 'PT1M'], ['+15 min', 'PT15M'], ['+1 h', 'PT1H'], ['+1 day', 'P1D']].map(([name, duration]) =>
        element('button', { class: 'button', type: 'button', onclick: () => forward(duration) }, name))),
      element('div', { class: 'row' }, own, element('button', { class: 'button', type: 'button', onclick: () => forward(own.value) }, 'Forward')),
      failed);
    this.tick();
  }

  async happenings() {
    this.tab.replaceChildren(element('p', {}, 'Make something happen and see what Skylark does about it.'));
    for (const it of await api.happenings()) {
      const fields = (it.fields ?? []).map(name => [name, element('input', { placeholder: name, 'aria-label': `${it.what}: ${name}` })]);
      const said = element('small', { role: 'status' });
      this.tab.append(element('div', { class: 'happening' }, element('p', {}, it.about), fields.map(([, input]) => input),
        element('button', { class: 'button', type: 'button', onclick: async () => {
          const values = Object.fromEntries(fields.filter(([, input]) => input.value).map(([name, input]) => [name, input.value]));
          try { said.textContent = ' ' + (await api.happen({ what: it.what, ...values })).done; } catch (error) { said.textContent = ' ' + error.message; }
        } }, it.what), said));
    }
  }

  heard(entry) {
    this.wire.push(entry);
    if (this.wire.length > 500) this.wire.shift();
    if (this.open === 'Wire') this.rows?.prepend(...this.fitting([entry]).map(row));
  }

  fitting(entries) {
    const wanted = this.filter?.value.toLowerCase() ?? '';
    return entries.filter(it => `${it.kind} ${it.method} ${it.route} ${it.status}`.toLowerCase().includes(wanted));
  }

  async record() {
    this.filter = element('input', { placeholder: 'Filter: rest, PATCH, 429 …', 'aria-label': 'Filter the wire', oninput: () => this.fill() });
    this.rows = element('div', { 'aria-label': 'Wire' });
    this.tab.replaceChildren(element('p', {}, 'Everything that Skylark sent to Discord, newest first.'), this.filter, this.rows);
    this.wire = await api.wire();
    this.fill();
  }

  fill() { this.rows.replaceChildren(...this.fitting(this.wire).reverse().map(row)); }

  help() {
    this.tab.replaceChildren(
      element('h3', {}, 'What this is'),
      element('p', {}, 'A Discord that lives on your machine. Behind it run the real doors of Skylark, with signed requests, on an embedded database.'),
      element('p', {}, 'Type / in the box, press buttons, and choose at the lower left who you are: rights differ.'),
      element('p', {}, 'The server “Strangers” is not allowed to use Skylark yet: ask for access there, and decide about it in #admin of the first one.'));
  }
}

function row(entry) {
  const bad = (entry.status ?? 200) >= 400 || entry.refused;
  return element('details', { class: 'wire' },
    element('summary', { class: bad ? 'bad' : '' }, `${(entry.at ?? '').slice(11, 19)} ${entry.kind} ${entry.method} ${entry.status} ${entry.route}`),
    element('pre', {}, JSON.stringify(entry.body, null, 2)));
}
