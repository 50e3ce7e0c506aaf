import { element, safe } from './dom.js';

/** Discord's Markdown as elements. {@code names} says what ids are called; {@code now} is the sandbox's time. */
export function markdown(text, names, now) {
  const root = element('div', { class: 'md' });
  const fence = /```(?:[a-z0-9+-]*\n)?([\s\S]*?)```/g;
  let from = 0;
  for (const found of text.matchAll(fence)) {
    blocks(text.slice(from, found.index), root, names, now);
    root.append(element('pre', {}, element('code', {}, found[1].replace(/\n$/, ''))));
    from = found.index + found[0].length;
  }
  blocks(text.slice(from), root, names, now);
  return root;
}

function blocks(text, root, names, now) {
  let list = null;
  for (const line of text.replace(/^\n|\n$/g, '').split('\n')) {
    const say = rest => inline(rest, names, now);
    const heading = /^(#{1,3}) (.*)/.exec(line);
    const item = /^\s*[-*] (.*)/.exec(line);
    if (item) {
      list ??= root.appendChild(element('ul'));
      list.append(element('li', {}, say(item[1])));
      continue;
    }
    list = null;
    if (heading) root.append(element('h' + heading[1].length, {}, say(heading[2])));
    else if (line.startsWith('-# ')) root.append(element('small', {}, say(line.slice(3))));
    else if (line.startsWith('> ')) root.append(element('blockquote', {}, say(line.slice(2))));
    else if (line || text.trim()) root.append(element('p', {}, line ? say(line) : element('br')));
  }
}

const RULES = [
  [/^\\([\\*_~`|>#[\]<@:-])/, m => m[1]],
  [/^``?([^`]+)``?/, m => element('code', {}, m[1])],
  [/^\*\*([\s\S]+?)\*\*/, (m, in_) => element('strong', {}, in_(m[1]))],
  [/^__([\s\S]+?)__/, (m, in_) => element('u', {}, in_(m[1]))],
  [/^~~([\s\S]+?)~~/, (m, in_) => element('s', {}, in_(m[1]))],
  [/^\|\|([\s\S]+?)\|\|/, (m, in_) => {
    const hidden = element('span', { class: 'spoiler', tabindex: 0 }, in_(m[1]));
    hidden.addEventListener('click', () => hidden.classList.add('shown'));
    return hidden;
  }],
  [/^\*([^*\n]+)\*/, (m, in_) => element('em', {}, in_(m[1]))],
  [/^_([^_\n]+)_(?!\w)/, (m, in_) => element('em', {}, in_(m[1]))],
  [/^\[([^\]]+)\]\(<?(https?:[^)\s>]+)>?\)/, (m, in_) => link(m[2], in_(m[1]))],
  [/^<@!?(\d+)>/, (m, _, names) => mention('@' + names.member(m[1]))],
  [/^<@&(\d+)>/, (m, _, names) => mention('@' + names.role(m[1]))],
  [/^<#(\d+)>/, (m, _, names) => mention('#' + names.channel(m[1]))],
  [/^<t:(-?\d+)(?::([tTdDfFRsS]))?>/, (m, _, __, now) => time(Number(m[1]), m[2] ?? 'f', now)],
  [/^<?(https?:\/\/[^\s<>]+)>?/, m => link(m[1], [m[1]])],
];

function inline(text, names, now) {
  const out = [];
  let plain = '';
  while (text) {
    let matched = false;
    for (const [pattern, make] of RULES) {
      const found = pattern.exec(text);
      if (!found) continue;
      if (plain) out.push(plain);
      plain = '';
      out.push(make(found, inner => inline(inner, names, now), names, now));
      text = text.slice(found[0].length);
      matched = true;
      break;
    }
    if (!matched) {
      const next = /[\\`*_~|[<h]/.exec(text.slice(1));
      const end = next ? next.index + 1 : text.length;
      plain += text.slice(0, end);
      text = text.slice(end);
    }
  }
  if (plain) out.push(plain);
  return out;
}

const mention = text => element('span', { class: 'mention' }, text);

function link(address, inside) {
  const href = safe(address);
  return href ? element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, inside) : element('span', {}, inside);
}

const STYLES = {
  t: { timeStyle: 'short' }, T: { timeStyle: 'medium' }, d: { dateStyle: 'short' }, D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' }, F: { dateStyle: 'full', timeStyle: 'short' },
};

function time(seconds, style, now) {
  const when = new Date(seconds * 1000);
  if (Number.isNaN(when.getTime())) return '';
  const shown = element('time', { datetime: when.toISOString(), title: when.toString() });
  shown.dataset.relative = style === 'R' ? seconds : '';
  shown.textContent = style === 'R' ? relative(seconds, now()) : new Intl.DateTimeFormat(undefined, STYLES[style]).format(when);
  return shown;
}

const STEPS = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [2592000, 'day', 86400], [31536000, 'month', 2592000], [Infinity, 'year', 31536000]];

function relative(seconds, now) {
  const difference = seconds - now / 1000;
  const [, unit, size] = STEPS.find(([below]) => Math.abs(difference) < below);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(difference / size), unit);
}

/** Brings every relative time on the page up to date. */
export function tick(now) {
  for (const shown of document.querySelectorAll('time[data-relative]')) {
    if (shown.dataset.relative) shown.textContent = relative(Number(shown.dataset.relative), now);
  }
}
