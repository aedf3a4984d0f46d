// The form that adds an emergency, a change of links (roll-out or withdrawal), or the leaving of actors.

import { el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { put, shown } from './draft.js'
import { linkField } from './links.js'

const KINDS = ['emergency', 'links', 'leave']

export function addEvent() {
  const { server, catalogue } = store.state
  const next = Math.max(0, server.week + 1)
  const number = (value, attributes = {}) => el('input', { type: 'number', min: 0, max: server.weeks - 1, value, ...attributes })
  const kind = el('select', { 'aria-label': t('drawer.events.kind'), onchange: () => draw() }, ...KINDS.map((one) => el('option', { value: one }, t(`drawer.events.kinds.${one}`))))
  const where = el('select', { 'aria-label': t('drawer.events.where') }, ...['ab', 'a', 'b'].map((one) => el('option', { value: one }, t(`drawer.events.worlds.${one}`))))
  const from = number(next), until = number('')
  const severity = el('input', { type: 'number', min: 0.1, max: 5, step: 0.1, value: 1 })
  const boxes = (names, words) => names.map((name) => ({ name, box: el('input', { type: 'checkbox' }), words: words(name) }))
  const links = boxes(catalogue.links.map((one) => one.name), (name) => t(`terms.links.${name}.name`))
  const value = linkField(t('drawer.events.value'), () => drawChair(), 0)
  const convene = el('input', { type: 'checkbox', checked: true })
  const chair = el('label', { class: 'check' }, convene, t('drawer.events.convene'))
  const actors = boxes(catalogue.settings.find((one) => one.name === 'present').choices, (name) => t(`terms.actor_names.${name}`))
  const said = el('p', { class: 'refusal', role: 'alert', hidden: true })
  const lines = (list) => el('div', { class: 'boxes' }, ...list.map(({ box, words }) => el('label', { class: 'check' }, box, words)))
  const parts = {
    emergency: [el('label', {}, t('drawer.events.severity'), severity)],
    links: [lines(links), el('label', {}, t('drawer.events.value'), value.box), chair],
    leave: [lines(actors)],
  }
  const place = el('div', { class: 'special' })
  const draw = () => {
    place.replaceChildren(...parts[kind.value])
    until.placeholder = kind.value === 'emergency' ? '' : t('drawer.events.open_end')
    until.value = kind.value === 'emergency' ? Math.min(server.weeks - 1, Number(from.value) + 10) : ''
    where.value = kind.value === 'emergency' ? 'ab' : 'b'
    drawChair()
  }
  // opening the first link alone lets the Party convene, but nobody does unless it is said
  const opensParty = () => value.value() !== 0 && links.some(({ name, box }) => name === 'party_leadership' && box.checked)
  const drawChair = () => { chair.hidden = !opensParty() }
  links.forEach(({ box }) => box.addEventListener('change', drawChair))

  const add = () => {
    const problem = refused()
    said.hidden = !problem
    said.textContent = problem ?? ''
    if (problem) return
    for (const world of where.value) {
      const list = kind.value === 'emergency' ? 'emergencies' : 'events'
      put(world, list, [...shown(world)[list], made(world)])
    }
    for (const { box } of [...links, ...actors]) box.checked = false
    drawChair()
  }
  const weeks = () => [Number(from.value), until.value === '' ? null : Number(until.value)]
  const refused = () => {
    const [start, end] = weeks()
    const last = server.weeks - 1
    const whole = (one) => Number.isInteger(one) && one >= 0 && one <= last
    if (from.value === '' || !whole(start) || (end !== null && !whole(end))) return t('drawer.events.week_range', { last })
    if (end !== null && end < start) return t('drawer.events.end_first')
    if (kind.value === 'emergency') {
      if (end === null) return t('drawer.events.end_missing')
      if (!(Number(severity.value) > 0 && Number(severity.value) <= 5)) return t('drawer.events.severity_range')
      const other = [...where.value].flatMap((world) => shown(world).emergencies).find((one) => one.from <= end && start <= one.until)
      return other ? t('drawer.events.overlap', { from: other.from, until: other.until }) : null
    }
    return (kind.value === 'links' ? links : actors).some(({ box }) => box.checked) ? null : t('drawer.events.choose_one')
  }
  const made = (world) => {
    const [start, end] = weeks()
    if (kind.value === 'emergency') return { from: start, until: end, severity: Number(severity.value) }
    if (kind.value === 'links') {
      const own = Object.fromEntries(links.filter(({ box }) => box.checked).map(({ name }) => [name, value.value()]))
      return { from: start, until: end, links: own, settings: opensParty() && convene.checked ? { hub_chair: 'party' } : {} }
    }
    const leaving = actors.filter(({ box }) => box.checked).map(({ name }) => name)
    return { from: start, until: end, links: {}, settings: { present: present(world, start).filter((one) => !leaving.includes(one)) } }
  }
  const form = el('form', { class: 'adding', onsubmit: (event) => { event.preventDefault(); add() } },
    el('div', { class: 'when' }, kind, where), place,
    el('div', { class: 'when' }, el('label', {}, t('drawer.events.from'), from), el('label', {}, t('drawer.events.until'), until), el('button', { type: 'submit' }, t('drawer.events.add_button'))), said)
  draw()
  return form
}

/** Who is there in a week, by the dated changes before it. */
function present(world, week) {
  const { settings, events } = shown(world)
  const before = events.filter((one) => one.settings.present && one.from <= week && (one.until === null || week <= one.until))
  return before.length ? before.at(-1).settings.present : settings.present
}
