// The maps seen from near: a building as an elevation, a person as a card; both worlds side by side.

import { Watch } from '../inspected.js'
import { el, focusIn } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { building } from './building.js'
import { fillHead } from './head.js'
import { person } from './person.js'

let view = null

/** Draw levels 3 and 4 into an element of the maps; called whenever something may have changed. */
export function drawClose(element, state) {
  view ??= new Close(element)
  view.look(state.zoom)
  view.draw()
}

class Close {
  constructor(element) {
    this.element = element
    this.drawn = ''
    this.answers = 0
    this.watch = new Watch(() => !element.hidden && !document.hidden, () => { this.answers += 1; this.draw() })
    new ResizeObserver(() => this.draw()).observe(element)
    document.addEventListener('visibilitychange', () => this.watch.refresh())
  }

  /** What the zoom asks for: a building, a resident, or a household whose eldest is shown. */
  look({ level, cell, household, resident }) {
    if (level === 'building') this.watch.look(cell === null ? null : { kind: 'cell', id: cell })
    else if (resident !== null) this.watch.look({ kind: 'resident', id: resident })
    else this.watch.look(household === null ? null : { kind: 'household', id: household })
  }

  draw() {
    const { element, watch } = this
    const { lang, theme, colour, zoom, server, week, history } = store.state
    const older = week < history.lastWeek
    if (element.hidden || !server) return
    const answer = watch.answer?.found ? watch.answer : null
    if (answer?.kind === 'household') { this.eldest(answer.who.residents); return }
    if (answer?.kind === 'resident') this.follow(answer)
    const key = JSON.stringify([this.answers, older, lang, theme, colour, zoom.level, element.clientWidth, element.clientHeight,
      answer?.kind, answer?.id, server.worlds.a.title, server.worlds.b.title, server.worlds.a.links, server.worlds.b.links])
    if (key === this.drawn) return
    this.drawn = key
    if (!answer) {
      element.replaceChildren(el('p', { class: 'muted waiting' }, t(watch.answer ? 'panels.nothing' : 'panels.waiting')))
      return
    }
    const focused = focusIn(element)?.dataset.go
    const scrolled = element.scrollTop
    const { nodes, fill } = (answer.kind === 'cell' ? building : person)(answer, worldCard)
    element.replaceChildren(
      ...(older ? [el('p', { class: 'muted remark' }, t('panels.newest', { week: Math.max(0, answer.week) }))] : []),
      ...nodes)
    fill?.()
    element.scrollTop = scrolled
    if (focused) element.querySelector(`[data-go="${focused}"]`)?.focus({ preventScroll: true })
  }

  /** A tie may lead to another home, building or community: the way back up is then through these. */
  follow({ id, who: { community, cell, household } }) {
    const { zoom } = store.state
    if (zoom.resident === id && (zoom.household !== household || zoom.cell !== cell)) {
      store.set({ zoom: { ...zoom, community, cell, household } })
    }
  }

  eldest(residents) {
    const [first] = [...residents].sort((one, other) => other.age - one.age)
    store.set({ zoom: { ...store.state.zoom, resident: first.id } })
  }
}

/** A card of one world with its head. */
function worldCard(world, ...children) {
  const head = el('header')
  fillHead(head, world)
  return el('section', { class: `card map map-${world}` }, head, el('div', { class: 'near' }, ...children))
}
