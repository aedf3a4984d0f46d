// A world as a file with the commands that repeat it, and a file as a world.

import { el } from '../element.js'
import { ask } from '../socket.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { choose, WORLDS } from './draft.js'
import { refusalWords } from './refusal.js'

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/
const LARGEST = 60000  // characters of a message that carries a file

export function mountFiles() {
  const dialog = el('dialog', { class: 'world-files', onclose: () => store.set({ saving: null, loading: null }) })
  const picked = el('input', { type: 'file', accept: '.toml', hidden: true, tabindex: -1 })
  document.body.append(dialog, picked)
  store.set({ saving: null, loading: null })
  store.on(['saving', 'lang'], ({ saving, server }) => {
    if (!saving) { if (dialog.open) dialog.close() } else if (server) show(dialog, saving)
  })
  store.on('loading', ({ loading }) => { if (loading) { picked.value = ''; picked.click() } })
  picked.addEventListener('cancel', () => store.set({ loading: null }))
  picked.addEventListener('change', () => {
    const [file] = picked.files
    if (file) read(file, store.state.loading, dialog)
  })
}

async function show(dialog, world) {
  const name = el('input', { type: 'text', id: 'file-name', value: `world-${world}`, maxlength: 60, spellcheck: 'false' })
  const text = el('textarea', { readonly: true, rows: 14, spellcheck: 'false', 'aria-label': t('drawer.files.text') })
  const note = el('p', { class: 'refusal', role: 'alert', hidden: true })
  const commands = el('div', { class: 'commands' })
  const save = el('button', { class: 'primary', onclick: () => download(text.value, `${name.value}.toml`) }, t('drawer.files.download'))
  const which = el('div', { class: 'segmented', role: 'group', 'aria-label': t('drawer.files.which') }, ...WORLDS.map((one) =>
    el('button', { 'aria-pressed': String(one === world), onclick: () => store.set({ saving: one }) }, one.toUpperCase())))
  const ready = async () => {
    const fits = NAME.test(name.value)
    note.hidden = fits
    note.textContent = fits ? '' : t('drawer.files.name_rule')
    save.disabled = !fits
    if (!fits) return
    const answer = await ask({ type: 'save', world, name: name.value })
    text.value = answer.toml
    commands.replaceChildren(command('run', answer.command), command('compare', answer.compare))
  }
  name.addEventListener('input', ready)
  dialog.setAttribute('aria-label', t('drawer.files.save_title'))
  dialog.replaceChildren(
    el('div', { class: 'head' }, el('h2', {}, t('drawer.files.save_title')), which,
      el('button', { class: 'bare square', 'aria-label': t('shell.close'), onclick: () => dialog.close() }, '×')),
    el('p', { class: 'muted' }, t('drawer.files.save_text')),
    el('div', { class: 'row' }, el('label', { for: 'file-name' }, t('drawer.files.name')), name, el('span', { class: 'muted' }, '.toml'), save), note, text, commands)
  if (!dialog.open) dialog.showModal()
  await ready()
}

function command(kind, words) {
  if (!words) return el('p', { class: 'muted' }, t(`drawer.files.no_${kind}`))
  const code = el('code', { tabindex: 0 }, words)
  const copy = el('button', { onclick: async () => {
    try { await navigator.clipboard.writeText(words); copy.textContent = t('drawer.files.copied') } catch {
      getSelection().selectAllChildren(code)  // no clipboard here: selected, ready to be copied by hand
    }
  } }, t('drawer.files.copy'))
  return el('div', { class: 'command' }, el('span', {}, t(`drawer.files.${kind}`)), el('div', { class: 'row' }, code, copy))
}

function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/toml' }))
  el('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

async function read(file, world, dialog) {
  const refuse = (words) => {
    dialog.replaceChildren(el('div', { class: 'head' }, el('h2', {}, t('drawer.files.refused', { file: file.name }))), el('p', {}, words),
      el('div', { class: 'buttons' }, el('button', { class: 'primary', autofocus: true, onclick: () => dialog.close() }, t('shell.close'))))
    dialog.setAttribute('aria-label', t('drawer.files.refused', { file: file.name }))
    dialog.showModal()
  }
  const toml = file.size < LARGEST ? await file.text() : ''
  if (file.size >= LARGEST || JSON.stringify(toml).length >= LARGEST) { refuse(t('drawer.files.too_large')); return }
  const answer = await ask({ type: 'load', world, toml })
  if (!answer.choice) { refuse(refusalWords(answer.text.replace(/^file\.toml/, file.name))); return }
  store.set({ loading: null, drawer: 'worlds' })
  choose(world, answer.choice)
}
