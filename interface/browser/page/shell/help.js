// The keys, and a way to switch them off.

import { store } from '../store.js'
import { t } from '../words.js'
import { el } from '../element.js'

export function mountHelp() {
  store.set({ keys: localStorage.getItem('keys') !== 'off' })
  store.on('help', ({ help }) => { if (help) show() })
}

function show() {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('#dialog'))
  if (dialog.open) dialog.close()
  dialog.dataset.shows = 'help'
  dialog.className = 'help'
  dialog.setAttribute('aria-label', t('shell.help.title'))
  const box = el('input', { type: 'checkbox', checked: store.state.keys, onchange: () => {
    store.set({ keys: box.checked })
    localStorage.setItem('keys', box.checked ? 'on' : 'off')
  } })
  dialog.replaceChildren(
    el('div', { class: 'head' }, el('h2', {}, t('shell.help.title')),
      el('button', { class: 'bare', 'aria-label': t('shell.close'), onclick: () => dialog.close() }, '×')),
    el('dl', {}, ...t('shell.help.keys').flatMap(([keys, does]) => [
      el('dt', {}, ...keys.split(' ').map((key) => el('kbd', {}, key))), el('dd', {}, does)])),
    el('label', { class: 'check' }, box, t('shell.help.use')))
  dialog.addEventListener('close', () => store.set({ help: false }), { once: true })
  dialog.showModal()
}
