// The maps: two worlds in step, their difference, or the networks; one picture per shown week.

import { store } from '../store.js'
import { mountCurtain } from './curtain.js'
import { el } from '../element.js'
import { neighbourhood, street } from './geometry.js'
import { mountHover } from './hover.js'
import { mountMapKeys } from './keys.js'
import { mountLegend } from './legend.js'
import { networkTexts } from './network.js'
import { Panel } from './panel.js'
import { mapName } from './spoken.js'
import { mountMapTable } from './table.js'
import { mountToolbar } from './toolbar.js'
import { mountWave, wave } from './wave.js'

const TOPICS = [
  'week', 'opening', 'lang', 'theme', 'view', 'colour', 'marks', 'zoom', 'hover', 'resize', 'without', 'near',
]
const plans = { opening: null, street: null, near: null }
let nearer = null // what draws buildings and persons, once somebody has gone that near

export function mountMaps() {
  const maps = document.querySelector('#maps')
  const panels = { a: new Panel('a'), b: new Panel('b'), difference: new Panel('difference') }
  const close = el('div', { class: 'close' })
  maps.append(panels.a.element, panels.b.element, panels.difference.element, close)
  const toggle = el('button', { class: 'as-table' }, '▦')
  mountToolbar(document.querySelector('#toolbar'), toggle)
  mountLegend(document.querySelector('#legend'))
  mountHover(panels, planOf)
  mountMapKeys(maps, panels, planOf)
  mountMapTable(maps, toggle)
  mountCurtain(maps)
  let waiting = false
  const draw = () => {
    waiting = false
    const begun = performance.now()
    show(maps, panels, close)
    window.wulian.drawn = performance.now() - begun
  }
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(draw) } }
  store.on(TOPICS, soon)
  mountWave(soon)
  store.on('opening', ({ opening, zoom }) => { // another street, or a smaller one: what was near may be gone
    const gone = opening && (zoom.community >= opening.communities.length || zoom.cell >= opening.cells.x.length)
    store.set({ hover: null, ...(gone ? { zoom: { level: 'street', community: null, cell: null, household: null, resident: null } } : {}) })
  })
  const titles = () => { for (const panel of Object.values(panels)) panel.title() }
  store.on(['server', 'lang', 'view'], titles)
  document.fonts?.ready.then(() => store.tell('resize'))
}

/** Where things lie now: on the street, or in the community that is shown from near; null before a world. */
function planOf() {
  const { opening, zoom, view } = store.state
  if (!opening) return null
  if (plans.opening !== opening) Object.assign(plans, { opening, street: street(opening), near: null })
  if (zoom.level === 'street' || view === 'network' || !opening.communities[zoom.community]) return plans.street
  if (plans.near?.only !== zoom.community) plans.near = neighbourhood(opening, zoom.community)
  return plans.near
}

function show(maps, panels, close) {
  const { view, zoom } = store.state
  const plan = planOf()
  if (!plan) return
  const near = isNear(zoom.level)
  maps.dataset.view = near ? 'close' : view
  for (const panel of Object.values(panels)) {
    panel.element.hidden = near || (panel.world === 'difference') !== (view === 'difference')
    if (panel.element.hidden) continue
    panel.draw(plan, wave())
    panel.canvas.setAttribute('aria-label', mapName(panel.world))
    foot(panel)
  }
  close.hidden = !near
  if (near) nearer(close, store.state)
}

/** Buildings and persons are drawn as elements by a file of their own; without it the community stays. */
function isNear(level) {
  if (level !== 'building' && level !== 'person') return false
  if (nearer) return true
  import('./close.js').then(({ drawClose }) => { nearer = drawClose; store.tell('near') }, () => {})
  return false
}

function foot(panel) {
  const { state } = store
  const frame = state.history?.frame(state.week)
  panel.foot.hidden = state.view !== 'network' || !frame
  if (!panel.foot.hidden) panel.foot.replaceChildren(...networkTexts(frame, state.opening, panel.world).map((text) => el('p', {}, text)))
}
