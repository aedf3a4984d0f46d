// The inspector: who, what happened, ties, A beside B of one thing; in the place of the log.

import { Watch } from '../inspected.js'
import { began, drawOn, el, focusIn } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { building, household } from './building.js'
import { community } from './community.js'
import { actor, organisation } from './organisation.js'
import { resident } from './resident.js'

const KINDS = { community, organisation, actor, cell: building, household, resident }
const FARTHEST = 30  // steps that Back remembers

export function mountInspector() {
  const host = document.querySelector('#inspector') ?? added()
  host.setAttribute('tabindex', '-1')
  const past = []
  let current = null, going = false, byKeys = false, from = null
  const watch = new Watch(() => !host.hidden && !document.hidden, () => store.tell('inspected'))
  const back = () => {
    going = true
    store.set({ inspect: past.pop() ?? null })
  }
  store.on('inspect', ({ inspect }) => {
    if (inspect?.kind === current?.kind && inspect?.id === current?.id) return
    if (!going && current && inspect) past.push(current)
    if (!inspect) past.length = 0
    if (past.length > FARTHEST) past.shift()
    going = false
    current = inspect
    host.scrollTop = 0
    watch.look(inspect)
    if (inspect && byKeys && !host.contains(document.activeElement)) {
      from = document.activeElement
      host.focus()
    } else if (!inspect && from?.isConnected) {
      from.focus()
      from = null
    }
  })
  document.addEventListener('keydown', () => { byKeys = true }, true)
  document.addEventListener('pointerdown', () => { byKeys = false; from = null }, true)
  store.on('opening', () => { if (current) store.set({ inspect: null }) })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !current || event.defaultPrevented) return
    if (began(event, 'input, select, textarea, dialog, [role="menu"]')) return
    back()
  })
  document.addEventListener('visibilitychange', () => watch.refresh())
  drawOn(store, ['inspect', 'inspected', 'lang', 'following'], (state) => draw(host, state, watch.answer, back), 200)
}

function added() {
  const host = el('section', { class: 'card', id: 'inspector', hidden: true })
  document.querySelector('#side').append(host)
  return host
}

function draw(host, { inspect, history, week }, answer, back) {
  host.setAttribute('aria-label', t('panels.inspector'))
  if (!inspect) { host.replaceChildren(); return }
  const focused = focusIn(host)?.dataset.go
  const open = new Set([...host.querySelectorAll('details[open]')].map((one) => one.dataset.name))
  const head = el('div', { class: 'inspector-head' },
    el('button', { class: 'bare', onclick: back, 'data-go': 'back' }, `‹ ${t('panels.back')}`),
    el('button', { class: 'bare square', onclick: () => store.set({ inspect: null }), title: t('panels.close'), 'aria-label': t('panels.close'), 'data-go': 'close' }, '×'))
  if (!answer) { host.replaceChildren(head, el('p', { class: 'muted' }, t('panels.waiting'))); return }
  if (!answer.found) { host.replaceChildren(head, el('p', { class: 'muted' }, t('panels.nothing'))); return }
  const older = week < history.lastWeek
  host.replaceChildren(head, ...KINDS[answer.kind](answer),
    el('p', { class: 'muted remark' }, t(older ? 'panels.newest' : 'panels.as_of', { week: Math.max(0, answer.week) })))
  for (const one of host.querySelectorAll('details')) if (open.has(one.dataset.name)) one.open = true
  if (focused) host.querySelector(`[data-go="${focused}"]`)?.focus()
}
