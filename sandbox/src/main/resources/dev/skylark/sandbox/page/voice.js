import * as api from './api.js';
import { element } from './dom.js';

/** The voice channels of a server: who sits where, and the sound of the one where the bot is, live. */
export class Voice {
  constructor(place, world) {
    Object.assign(this, { place, world, wanted: false, deaf: [], playing: null });
    this.audio = element('audio', { id: 'live', 'aria-label': 'What the bot plays' });
    this.button = element('button', { class: 'button success', type: 'button', onclick: () => { this.wanted = !this.wanted; this.draw(); } });
    this.name = element('b', {});
    this.counts = element('small', { role: 'status' });
    this.place.replaceChildren(this.name, this.button, this.audio, this.counts);
    // a stream that ends or breaks is opened again; the bot may be on its way back
    for (const over of ['ended', 'error']) this.audio.addEventListener(over, () => { if (this.playing) setTimeout(() => this.again(), 1000); });
  }

  /** A voice channel in the list, with who sits in it. */
  row(channel) {
    const me = this.world.me();
    const isHere = me.voice === channel.id;
    const inside = this.world.members().filter(it => it.voice === channel.id);
    return element('div', { class: 'voice', role: 'listitem' },
      element('span', {}, '🔊 ' + channel.name),
      element('button', { class: 'button', type: 'button', 'aria-label': `${isHere ? 'Leave' : 'Join'} ${channel.name}`, onclick: () => this.sit(isHere ? null : channel.id) }, isHere ? 'Leave' : 'Join'),
      element('ul', { 'aria-label': `In ${channel.name}` }, inside.map(it => element('li', {}, it.bot ? '🐦 ' : '', it.name, this.deaf.includes(it.id) ? ' 🔇' : ''))));
  }

  sit(channel) {
    const member = this.world.me().id;
    return api.happen(channel ? { what: 'member-joins-voice', member, channel } : { what: 'member-leaves-voice', member, guild: this.world.guild() });
  }

  /** Whoever is with the bot can hear it; a browser plays nothing that nobody asked for, hence the button. */
  draw() {
    const bot = this.world.members().find(it => it.bot && it.voice);
    const isWith = bot !== undefined && bot.voice === this.world.me().voice;
    this.place.hidden = !isWith;
    this.name.textContent = isWith ? '🔊 ' + this.world.channel(bot.voice) : '';
    this.button.textContent = this.wanted ? 'Stop hearing' : 'Hear';
    const playing = isWith && this.wanted ? `${this.world.guild()}/${bot.voice}` : null;
    if (playing === this.playing) return;
    this.playing = playing;
    this.again();
  }

  again() {
    this.audio.removeAttribute('src');
    if (!this.playing) return this.audio.load();
    this.audio.src = `/sandbox/voice/${this.world.guild()}.ogg?${Date.now()}`;
    this.audio.play().catch(() => {}); // taken away before it began
  }

  async tick() {
    const guild = this.world.guild();
    if (!this.world.members().some(it => it.voice)) return;
    const heard = await api.voice(guild).catch(() => undefined);
    if (!heard || guild !== this.world.guild()) return;
    const sound = heard.sealed + heard.plain;
    const encrypted = sound === 0 ? '' : heard.plain === 0 ? ' · 🔒 all encrypted' : heard.sealed === 0 ? ' · not encrypted' : ` · ${heard.plain} not encrypted`;
    this.counts.textContent = `${heard.received} frames heard · ${heard.lost} lost${encrypted} · every ${heard.pace.p50.toFixed(1)} ms`;
    if (String(heard.deaf) === String(this.deaf)) return;
    this.deaf = heard.deaf;
    this.world.redraw();
  }
}
