// Tours: a list, then a card that leads from stop to stop while the worlds play themselves there.

import { began, el } from '../element.js'
import { keepFocus } from '../focus.js'
import { say } from '../socket.js'
import { store } from '../store.js'
import { own, t } from '../words.js'
import { hurry, liveTo, remember, worldsAt } from './living.js'
import { leave, present, ring } from './pointing.js'
import { sentences, valuesOf } from './values.js'

let told = null         // what /tours tells: the tours, and the titles of those that wait
let before = null       // the worlds from before the first tour
let going = null        // {tour, place, values, found, reached, turn}

export function mountTours() {
  const card = document.querySelector('#tour')
  card.setAttribute('role', 'dialog')
  let giveBack = null
  const close = () => store.set({ tours: false })

  store.on('tours', async ({ tours: open }) => {
    if (!open) {
      going = null
      store.set({ touring: null })
      leave()
      card.hidden = true
      giveBack?.()
      giveBack = null
      return
    }
    if (!card.hidden) return
    told ??= await (await fetch('/tours')).json()
    card.hidden = false
    list()
    giveBack = keepFocus(card, () => card.querySelector('[data-tour]'))
  })
  store.on('lang', () => { if (!card.hidden) { if (going) draw(); else list() } })
  store.on(['touring', 'frame'], () => { if (going && !going.reached) progress() })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || card.hidden || store.state.drawer || began(event, 'dialog, .menu')) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }, true)
  for (const topic of ['view', 'zoom', 'sheet']) store.on(topic, () => requestAnimationFrame(place))
  window.addEventListener('resize', place)

  /** At the bottom left of map B, or of the only map there is. */
  function place() {
    if (card.hidden) return
    const [one, only] = ['#maps .map-b', '#maps'].map((name) => document.querySelector(name))
    const map = one.getClientRects().length ? one : only
    // on a tablet above the sheet, where that is pulled up
    const sheet = document.querySelector('#side.up .sheet-bar')?.getBoundingClientRect()
    const box = sheet?.width && sheet.top > 200 ? { left: sheet.left, bottom: sheet.top } : map.getBoundingClientRect()
    card.style.left = `${Math.max(8, Math.min(box.left + 12, innerWidth - card.offsetWidth - 8))}px`
    card.style.bottom = `${Math.max(8, innerHeight - box.bottom + 12)}px`
    card.style.maxHeight = `${box.bottom - 20}px`
  }

  const head = (words, right) => el('div', { class: 'head' }, el('h2', {}, words), right,
    el('button', { class: 'bare square', 'aria-label': t('tours.end'), title: t('tours.end'), onclick: close }, '×'))

  function list() {
    card.setAttribute('aria-label', t('tours.name'))
    card.replaceChildren(head(t('tours.name'), null), el('p', { class: 'muted' }, t('tours.replaces')),
      el('ul', {}, ...told.tours.map((tour) => el('li', {}, el('button', { 'data-tour': tour.name, onclick: () => start(tour) },
        el('strong', {}, own(tour, 'title')), el('span', { class: 'muted' }, own(tour, 'about')))))),
      ...(told.waiting.length ? [el('p', { class: 'muted waiting' }, t('tours.waiting', { titles: told.waiting.map((one) => own(one, 'title')).join(t('tours.and')) }))] : []),
      ...(before ? [el('button', { class: 'restore', onclick: restore }, t('tours.restore'))] : []))
    place()
  }

  function restore() {
    say(before)
    before = null
    close()
  }

  function start(tour) {
    before ??= remember()
    going = { tour, place: 0, values: {}, found: {}, reached: false, turn: 0 }
    go(0)
  }

  async function go(to) {
    const own = going
    own.place = to
    own.reached = false
    own.turn += 1
    const turn = own.turn
    store.set({ touring: `${own.tour.name} ${to} ${turn}` })
    const stop = own.tour.stops[to]
    const stopped = () => going !== own || own.turn !== turn
    ring(null)
    draw()
    const arrived = await liveTo(worldsAt(own.tour, to), stop.week, stopped)
    if (stopped() || !arrived) return
    await present(stop.show ?? {}, own.found)
    // a stop seen before keeps its numbers: those of people are of the newest week
    if (!own.values[to]) own.values[to] = await valuesOf(stop, own.found)
    if (stopped()) return
    own.reached = true
    draw()
    ring(stop.ring)
    setTimeout(place, 250)  // when the sheet has come up
  }

  const known = () => Object.assign({}, ...Object.entries(going.values).filter(([place]) => Number(place) <= going.place).map(([, values]) => values))

  function draw() {
    const { tour, place: at, reached } = going
    const stop = tour.stops[at]
    const last = at === tour.stops.length - 1
    const inside = card.contains(document.activeElement) || document.activeElement === document.body
    const text = el('div', { class: 'text', 'aria-live': 'polite' })
    if (reached) {
      text.append(el('p', {}, sentences(stop, known())))
      if (last) text.append(...(tour.claim ? [el('p', {}, verdict(tour))] : []), el('button', { class: 'link', onclick: restore }, t('tours.restore')))
    } else text.append(el('p', { class: 'muted going' }))
    card.setAttribute('aria-label', own(tour, 'title'))
    card.replaceChildren(head(own(tour, 'title'), el('span', { class: 'muted' }, `${at + 1} / ${tour.stops.length}`)), text,
      el('div', { class: 'buttons' },
        el('button', { 'data-step': 'back', disabled: at === 0 || !reached, onclick: () => go(at - 1) }, t('tours.back')),
        reached ? null : el('button', { 'data-step': 'hurry', onclick: () => hurry(stop.week) }, t('tours.hurry')),
        last ? el('button', { class: 'primary', 'data-step': 'end', onclick: close }, t('tours.end'))
          : el('button', { class: 'primary', 'data-step': 'next', disabled: !reached, onclick: () => go(at + 1) }, t('tours.next'))))
    if (!reached) progress()
    if (inside) (card.querySelector('.primary:not([disabled])') ?? card.querySelector('[data-step="hurry"]'))?.focus()
    place()
  }

  function progress() {
    const line = card.querySelector('.going')
    const at = store.state.history?.lastWeek ?? -1
    if (line) line.textContent = t('tours.going', { week: going.tour.stops[going.place].week, at: Math.max(0, at) })
  }
}

/** What the recorded scorecard says of the tour's claim: never written in a tour. */
function verdict(tour) {
  const { verdict: told } = tour
  const claim = store.state.lang === 'zh' ? tour.claim_zh : tour.claim_text
  if (!told) return t('tours.untested', { claim })
  const said = t('tours.verdict', { claim, verdict: t(`tours.verdicts.${told.verdict.replace(' ', '_')}`), reason: own(told, 'reason') })
  const older = told.older[store.state.lang]
  return older ? `${said} ${older}` : said
}
