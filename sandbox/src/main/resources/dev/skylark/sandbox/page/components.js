import { element, safe } from './dom.js';
import { markdown } from './markdown.js';

const STYLES = { 1: 'primary', 2: '', 3: 'success', 4: 'danger', 5: '' };

/** A message's components as elements. {@code use(kind, customId, values)} is called when one is pressed or chosen. */
export function components(message, world, use) {
  const render = component => (RENDERERS[component.type] ?? unknown)(component, { message, world, use, render });
  return (message.components ?? []).map(render);
}

const unknown = component => element('p', { class: 'failed' }, `A component of type ${component.type}, which this page cannot show.`);

function media(url, { message }) {
  const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1];
  const attachment = name ? message.attachments?.find(it => it.filename === name) : undefined;
  return { url: safe(attachment?.url ?? url ?? ''), name: name ?? attachment?.filename ?? 'file', size: attachment?.size };
}

const RENDERERS = {
  1: (it, context) => element('div', { class: 'row' }, it.components.map(context.render)),
  2: (it, { use }) => it.style === 5
    ? element('a', { class: 'button', href: safe(it.url), target: '_blank', rel: 'noopener noreferrer' }, emoji(it), it.label ?? '', ' ↗')
    : element('button', { class: 'button ' + (STYLES[it.style] ?? ''), type: 'button', disabled: it.disabled === true,
      onclick: event => use('press', it.custom_id, undefined, event.currentTarget) }, emoji(it), it.label ?? ''),
  3: (it, context) => menu(it, context, it.options.map(o => ({ name: o.label, value: o.value, about: o.description, chosen: o.default }))),
  5: (it, context) => menu(it, context, context.world.members().map(m => ({ name: '@' + m.name, value: m.id }))),
  6: (it, context) => menu(it, context, context.world.roles().map(r => ({ name: '@' + r.name, value: r.id }))),
  7: (it, context) => menu(it, context, [...context.world.members(), ...context.world.roles()].map(m => ({ name: '@' + m.name, value: m.id }))),
  8: (it, context) => menu(it, context, context.world.channels(it.channel_types).map(c => ({ name: c.name, value: c.id }))),
  9: (it, context) => element('div', { class: 'section' }, element('div', {}, it.components.map(context.render)), context.render(it.accessory)),
  10: (it, { world }) => markdown(it.content ?? '', world, world.now),
  11: (it, context) => element('img', { class: 'thumbnail', src: media(it.media?.url, context).url, alt: it.description ?? '' }),
  12: (it, context) => element('div', { class: 'gallery' }, it.items.map(item =>
    element('img', { src: media(item.media?.url, context).url, alt: item.description ?? '' }))),
  13: (it, context) => {
    const file = media(it.file?.url, context);
    const name = it.name ?? file.name;
    const size = it.size ?? file.size;
    return element('a', { class: 'file', href: file.url, download: name }, '📄 ', name, size ? ` · ${size} bytes` : '');
  },
  14: it => element('hr', { class: it.divider === false ? 'invisible' : '' }),
  17: (it, context) => {
    const box = element('div', { class: 'container' + (it.spoiler ? ' spoiler' : '') }, it.components.map(context.render));
    if (it.accent_color != null) box.style.borderLeftColor = '#' + it.accent_color.toString(16).padStart(6, '0');
    if (it.spoiler) box.addEventListener('click', () => box.classList.add('shown'));
    return box;
  },
};

const emoji = it => (it.emoji?.name ? it.emoji.name + ' ' : '');

function menu(it, { use }, choices) {
  const chosen = new Set((it.default_values ?? []).map(value => value.id));
  const many = (it.max_values ?? 1) > 1;
  const least = it.min_values ?? 1;
  const label = it.placeholder ?? 'Choose';
  const select = element('select', { class: 'menu', 'aria-label': label, multiple: many, disabled: it.disabled === true },
    many ? [] : element('option', { value: '', disabled: least > 0, selected: true }, label),
    choices.map(c => element('option', { value: c.value, selected: c.chosen === true || chosen.has(c.value) },
      c.about ? `${c.name} — ${c.about}` : c.name)));
  const values = () => [...select.selectedOptions].map(o => o.value).filter(Boolean);
  if (!many) {
    select.addEventListener('change', () => use('select', it.custom_id, values(), select));
    return select;
  }
  return element('div', { class: 'row' }, select, element('button', { class: 'button', type: 'button',
    onclick: event => values().length >= least && values().length <= it.max_values && use('select', it.custom_id, values(), event.currentTarget) }, 'OK'));
}
