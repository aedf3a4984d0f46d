// Tab "Events": emergencies and dated changes of both worlds; add, move, remove.

import { el, focusIn } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { put, same, shown, WORLDS } from './draft.js'
import { addEvent } from './adding.js'
import { describe } from './describing.js'

export function eventsTab(body) {
  const lists = { emergencies: el('ul', { class: 'planned' }), events: el('ul', { class: 'planned' }) }
  body.append(
    el('h3', {}, t('drawer.events.emergencies')), lists.emergencies,
    el('h3', {}, t('drawer.events.changes')), el('p', { class: 'muted' }, t('drawer.events.text')), lists.events,
    el('h3', {}, t('drawer.events.add')), addEvent())
  let drawn = null
  const draw = () => {
    const both = WORLDS.map((world) => [shown(world).emergencies, shown(world).events])
    if (same(both, drawn)) return
    drawn = structuredClone(both)
    for (const [kind, list] of Object.entries(lists)) {
      const at = focusIn(list)?.dataset.at
      const found = together(kind)
      list.replaceChildren(...(found.length ? found.map((one) => line(kind, one)) : [el('li', { class: 'muted' }, t('drawer.events.none'))]))
      if (at) (list.querySelector(`[data-at="${at}"]`) ?? body.querySelector('.adding select')).focus()
    }
  }
  draw()
  return { draw, whole: true }
}

/** What both worlds have stands once: [{one, places: {a: index, b: index}}] by week. */
function together(kind) {
  const found = []
  for (const world of WORLDS) {
    shown(world)[kind].forEach((one, place) => {
      const twin = found.find((other) => same(other.one, one) && !(world in other.places))
      if (twin) twin.places[world] = place
      else found.push({ one, places: { [world]: place } })
    })
  }
  return found.sort((one, other) => one.one.from - other.one.from)
}

function line(kind, { one, places }) {
  const worlds = Object.keys(places)
  const change = (next) => {
    for (const world of worlds) {
      const list = [...shown(world)[kind]]
      list.splice(places[world], 1, ...(next ? [next] : []))
      put(world, kind, list)
    }
  }
  const key = `${kind} ${worlds.join('')} ${places[worlds[0]]}`
  const emergency = kind === 'emergencies'
  const last = store.state.server.weeks - 1
  const week = (name, empty) => el('input', {
    type: 'number', min: 0, max: last, value: one[name] ?? '', 'data-at': `${key} ${name}`,
    placeholder: empty ? t('drawer.events.open_end') : '', 'aria-label': t(`drawer.events.${name}`),
    onchange: (event) => {
      const asked = event.target.value === '' && empty ? null : Math.round(Number(event.target.value))
      const next = { ...one, [name]: asked }
      if (asked !== null && (Number.isNaN(asked) || asked < 0 || asked > last)) { event.target.value = one[name] ?? ''; return }
      if (name === 'from' && next.until !== null) next.until = one.until + asked - one.from
      if (next.until !== null && next.until < next.from) next.until = next.from
      change(emergency ? shifted(one, next) : next)
    },
  })
  const severity = emergency && el('label', {}, t('drawer.events.severity'), el('input', {
    type: 'number', min: 0.1, max: 5, step: 0.1, value: one.severity, 'data-at': `${key} severity`,
    onchange: (event) => {
      const asked = Number(event.target.value)
      if (asked > 0 && asked <= 5) change({ ...one, severity: asked })
      else event.target.value = one.severity
    },
  }))
  return el('li', {},
    el('div', { class: 'what' }, ...worlds.map((world) => el('span', { class: `badge small of-${world}` }, world.toUpperCase())),
      el('span', {}, emergency ? t('drawer.events.emergency') : describe(one)),
      el('button', { class: 'bare square', 'data-at': `${key} remove`, 'aria-label': t('drawer.events.remove'), title: t('drawer.events.remove'), onclick: () => change(null) }, '×')),
    el('div', { class: 'when' }, el('label', {}, t('drawer.events.from'), week('from')), el('label', {}, t('drawer.events.until'), week('until', !emergency)), severity))
}

/** Outside help moves with its emergency. */
function shifted(one, next) {
  if (one.surge_from === undefined || one.surge_from === null) return next
  return { ...next, surge_from: one.surge_from + next.from - one.from, surge_to: one.surge_to + next.until - one.until }
}
