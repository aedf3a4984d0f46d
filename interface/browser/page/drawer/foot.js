// The drawer's foot: two ways to put the edits into force, which of them can, and why.

import { el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { applyNow, applyRestart, clear, state } from './draft.js'
import { refusalWords } from './refusal.js'

let draw = () => {}

export function foot() {
  const line = el('p', { role: 'status' })
  const refused = el('p', { class: 'refusal', role: 'alert', hidden: true })
  const now = el('button', { class: 'primary', 'data-apply': 'now', onclick: applyNow }, t('drawer.foot.now'))
  const again = el('button', { 'data-apply': 'restart', onclick: applyRestart }, t('drawer.foot.restart'))
  const undo = el('button', { class: 'link', onclick: clear }, t('drawer.foot.undo'))
  draw = () => {
    const { count, now: can, why } = state()
    const held = /** @type {HTMLButtonElement} */ (document.activeElement)
    line.textContent = words(count, can, why)
    now.disabled = !can
    now.classList.toggle('primary', can)
    again.disabled = !count
    again.classList.toggle('primary', count > 0 && !can)
    undo.hidden = !count
    // a button that can no longer be pressed would let go of the focus
    if ([now, again, undo].includes(held) && (held.disabled || held.hidden)) document.querySelector('#drawer [aria-selected="true"]')?.focus()
    const { refused: told } = store.state
    refused.hidden = !told
    refused.textContent = told ? refusalWords(told.text) : ''
  }
  draw()
  return el('div', { class: 'foot' }, refused, el('div', { class: 'line' }, line, undo), el('div', { class: 'buttons' }, now, again))
}

store.on(['draft', 'server'], () => { if (store.state.drawer && store.state.server) draw() })

function words(count, can, why) {
  const { server } = store.state
  if (!count) return t('drawer.foot.nothing')
  if (can) return t('drawer.foot.can', { count, next: Math.max(0, server.week + 1) })
  return t('drawer.foot.cannot', { count, why: why.map((one) => t(`drawer.foot.why.${one}`)).join(t('drawer.and')) })
}
