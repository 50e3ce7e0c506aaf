import * as api from './api.js';
import { element } from './dom.js';

const SUBCOMMAND = 1, GROUP = 2, TEXT = 3, WHOLE = 4, TRUTH = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10, ATTACHMENT = 11;

/** Every command that can be typed, with its subcommands unfolded. */
export function unfolded(commands) {
  const folds = (name, node, permissions) => {
    const inner = (node.options ?? []).filter(it => it.type === SUBCOMMAND || it.type === GROUP);
    return inner.length
      ? inner.flatMap(it => folds(`${name} ${it.name}`, it, permissions))
      : [{ name, description: node.description, options: node.options ?? [], permissions }];
  };
  return commands.flatMap(it => folds(it.name, it, it.default_member_permissions));
}

/** The box where a person types: a slash, a command out of the list, its options as pills, Enter. */
export class Composer {
  constructor(form, world, send) {
    Object.assign(this, { form, world, send, command: null, inputs: new Map(), chosen: 0, shown: [] });
    this.list = element('div', { id: 'list', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
    this.box = element('div', { id: 'box' });
    this.error = element('p', { id: 'error', role: 'alert' });
    form.append(this.list, this.box, this.error);
    form.addEventListener('submit', event => { event.preventDefault(); this.submit(); });
    form.addEventListener('keydown', event => this.key(event));
    this.clear();
  }

  clear() {
    this.command = null;
    this.inputs.clear();
    this.error.textContent = '';
    this.input = element('input', { type: 'text', 'aria-label': 'Message', placeholder: 'Type / for a command' });
    this.input.addEventListener('input', () => this.commands());
    this.box.replaceChildren(this.input);
    this.hide();
  }

  commands() {
    this.error.textContent = '';
    const typed = this.input.value;
    if (!typed.startsWith('/')) return this.hide();
    const wanted = typed.slice(1).toLowerCase();
    const matching = unfolded(this.world.commands()).filter(it => it.name.includes(wanted.trim()) && this.world.mayUse(it));
    matching.sort((a, b) => b.name.startsWith(wanted) - a.name.startsWith(wanted) || a.name.localeCompare(b.name));
    this.show(matching.map(it => ({ label: '/' + it.name, about: it.description, pick: () => this.pick(it) })));
  }

  pick(command) {
    this.command = command;
    this.inputs.clear();
    this.box.replaceChildren(
      element('span', { class: 'command' }, '/' + command.name),
      ...command.options.map(option => this.pill(option)),
      element('button', { class: 'button primary', type: 'submit' }, 'Send'),
      element('button', { class: 'button', type: 'button', 'aria-label': 'Clear', onclick: () => { this.clear(); this.input.focus(); } }, '✕'),
    );
    this.hide();
    const first = [...this.inputs.values()][0];
    (first ?? this.box.querySelector('button')).focus();
  }

  pill(option) {
    const input = this.field(option);
    input.setAttribute('aria-label', option.name);
    input.title = option.description;
    this.inputs.set(option, input);
    return element('label', { class: 'pill' + (option.required ? ' needed' : '') }, element('span', {}, option.name), input);
  }

  field(option) {
    const choose = choices => element('select', {}, element('option', { value: '' }, ''), choices.map(([value, name]) => element('option', { value }, name)));
    if (option.choices?.length) return choose(option.choices.map(it => [String(it.value), it.name]));
    switch (option.type) {
      case TRUTH: return choose([['true', 'True'], ['false', 'False']]);
      case USER: return choose(this.world.members().map(it => [it.id, '@' + it.name]));
      case ROLE: return choose(this.world.roles().map(it => [it.id, '@' + it.name]));
      case CHANNEL: return choose(this.world.channels().map(it => [it.id, '#' + it.name]));
      case MENTIONABLE: return choose([...this.world.members(), ...this.world.roles()].map(it => [it.id, '@' + it.name]));
      case ATTACHMENT: return element('input', { type: 'file' });
      default: {
        const input = element('input', { type: option.type === WHOLE || option.type === NUMBER ? 'number' : 'text', step: option.type === NUMBER ? 'any' : undefined, placeholder: option.description });
        if (option.autocomplete) {
          const ask = () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.complete(option, input), 150); };
          input.addEventListener('input', ask);
          input.addEventListener('focus', ask);
        } else input.addEventListener('focus', () => this.hide());
        return input;
      }
    }
  }

  async complete(option, input) {
    const answer = await this.send({ kind: 'autocomplete', name: this.command.name, options: { ...this.values(), [option.name]: input.value }, focused: option.name });
    if (answer?.kind !== 'choices' || document.activeElement !== input) return;
    this.show(answer.choices.map(it => ({ label: it.name, about: '', pick: () => { input.value = it.value; this.hide(); input.focus(); } })));
  }

  values() {
    const values = {};
    for (const [option, input] of this.inputs) {
      if (option.type === ATTACHMENT || input.value === '') continue;
      values[option.name] = option.type === TRUTH ? input.value === 'true' : option.type === WHOLE || option.type === NUMBER ? Number(input.value) : input.value;
    }
    return values;
  }

  async attachments() {
    const attachments = {};
    for (const [option, input] of this.inputs) {
      if (option.type !== ATTACHMENT || !input.files[0]) continue;
      const file = input.files[0];
      const bytes = new Uint8Array(await file.arrayBuffer());
      const base64 = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
      attachments[option.name] = { filename: file.name, content_type: file.type || 'application/octet-stream', base64 };
    }
    return attachments;
  }

  async submit() {
    if (!this.command) {
      if (this.shown.length) this.shown[this.chosen].pick();
      else if (this.input.value) this.error.textContent = 'Only commands do something here: begin with a slash.';
      return;
    }
    const missing = [...this.inputs].find(([option, input]) => option.required && !input.value);
    if (missing) {
      this.error.textContent = `“${missing[0].name}” is needed.`;
      return missing[1].focus();
    }
    const what = { kind: 'command', name: this.command.name, options: this.values(), attachments: await this.attachments() };
    this.clear();
    this.input.focus();
    const answer = await this.send(what);
    if (answer?.error) this.error.textContent = answer.error;
  }

  show(shown) {
    this.shown = shown;
    this.chosen = 0;
    this.list.hidden = !shown.length;
    this.list.replaceChildren(...shown.map((it, at) => element('div', {
      role: 'option', 'aria-selected': String(at === 0), onmousedown: event => { event.preventDefault(); it.pick(); },
    }, element('span', {}, it.label), element('small', {}, it.about))));
  }

  hide() { this.show([]); }

  key(event) {
    if (event.key === 'Escape') { event.preventDefault(); if (this.shown.length) this.hide(); else { this.clear(); this.input.focus(); } return; }
    if (!this.shown.length) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : this.shown.length - 1;
      this.chosen = (this.chosen + step) % this.shown.length;
      [...this.list.children].forEach((row, at) => row.setAttribute('aria-selected', String(at === this.chosen)));
      this.list.children[this.chosen].scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      event.preventDefault();
      this.shown[this.chosen].pick();
    }
  }
}
