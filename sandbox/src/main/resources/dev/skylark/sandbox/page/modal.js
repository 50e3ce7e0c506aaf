import { element } from './dom.js';
import { markdown } from './markdown.js';

/** Shows a modal. {@code submit} gets the values and gives an error to show, or nothing when it went well. */
export function open(modal, world, submit) {
  const readers = [];
  const failed = element('p', { class: 'failed', role: 'alert' });
  const questions = modal.components.map(component => question(component, world, readers));
  const form = element('form', { method: 'dialog' },
    element('header', {}, element('h2', { id: 'modal-title' }, modal.title)),
    element('div', { class: 'questions' }, questions),
    element('footer', {}, failed,
      element('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Cancel'),
      element('button', { class: 'button primary', type: 'submit' }, 'Submit')));
  const dialog = element('dialog', { 'aria-labelledby': 'modal-title' }, form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const values = Object.fromEntries(await Promise.all(readers.map(async read => read())));
    const error = await submit(values);
    if (error) failed.textContent = error;
    else dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function question(component, world, readers) {
  if (component.type === 10) return markdown(component.content, world, world.now);
  const inner = component.type === 18 ? component.component : component.components[0];
  const needed = inner.required !== false && inner.type !== 23;
  const [field, read] = control(inner, needed, world);
  readers.push(async () => [inner.custom_id, await read()]);
  return element('label', { class: needed ? 'needed' : '' },
    element('b', {}, component.label ?? inner.label ?? ''),
    component.description ? element('small', {}, component.description) : null,
    field);
}

function control(it, needed, world) {
  const choices = list => {
    const many = (it.max_values ?? 1) > 1;
    const chosen = new Set((it.default_values ?? []).map(value => value.id));
    const select = element('select', { required: needed, multiple: many },
      many ? [] : element('option', { value: '' }, it.placeholder ?? ''),
      list.map(c => element('option', { value: c.value, selected: c.default === true || chosen.has(c.value) }, c.label)));
    return [select, () => [...select.selectedOptions].map(o => o.value).filter(Boolean)];
  };
  switch (it.type) {
    case 4: {
      const field = element(it.style === 2 ? 'textarea' : 'input', {
        required: needed, minLength: it.min_length || undefined, maxLength: it.max_length ?? 4000, placeholder: it.placeholder ?? '', value: it.value ?? '',
      });
      return [field, () => field.value];
    }
    case 3: return choices(it.options);
    case 5: return choices(world.members().map(m => ({ value: m.id, label: '@' + m.name })));
    case 6: return choices(world.roles().map(r => ({ value: r.id, label: '@' + r.name })));
    case 7: return choices([...world.members(), ...world.roles()].map(m => ({ value: m.id, label: '@' + m.name })));
    case 8: return choices(world.channels().map(c => ({ value: c.id, label: '#' + c.name })));
    case 19: {
      const field = element('input', { type: 'file', required: needed, multiple: (it.max_values ?? 1) > 1 });
      return [field, () => Promise.all([...field.files].map(async file => ({
        filename: file.name, content_type: file.type || 'application/octet-stream',
        base64: btoa(Array.from(new Uint8Array(await file.arrayBuffer()), b => String.fromCharCode(b)).join('')),
      })))];
    }
    case 21: case 22: {
      const kind = it.type === 21 ? 'radio' : 'checkbox';
      const fields = it.options.map(o => element('input', { type: kind, name: it.custom_id, value: o.value, checked: o.default === true }));
      const read = () => fields.filter(f => f.checked).map(f => f.value);
      return [element('div', {}, it.options.map((o, at) => element('label', {}, fields[at], ' ', o.label))),
        it.type === 21 ? () => read()[0] ?? null : read];
    }
    case 23: {
      const field = element('input', { type: 'checkbox', checked: it.default === true });
      return [field, () => field.checked];
    }
    default: return [element('p', { class: 'failed' }, `A question of type ${it.type}, which this page cannot ask.`), () => null];
  }
}
