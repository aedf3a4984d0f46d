// The maps: two worlds in step, their difference, or the networks; one picture per shown week.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { street } from './geometry.js'
import { mountHover } from './hover.js'
import { mountMapKeys } from './keys.js'
import { mountLegend } from './legend.js'
import { networkText } from './network.js'
import { element, Panel } from './panel.js'
import { mountMapTable } from './table.js'
import { mountToolbar } from './toolbar.js'
import { mountCurtain } from './curtain.js'

const TOPICS = [
  'week', 'opening', 'lang', 'theme', 'view', 'colour', 'marks', 'zoom', 'hover', 'resize', 'without',
]
let plan = null
let planned = null // the opening that the plan was made for

export function mountMaps() {
  const maps = document.querySelector('#maps')
  const panels = { a: new Panel('a'), b: new Panel('b'), difference: new Panel('difference') }
  const close = element('div', 'close')
  maps.append(panels.a.element, panels.b.element, panels.difference.element, close)
  const toggle = element('button', 'as-table', '▦')
  mountToolbar(document.querySelector('#toolbar'), toggle)
  mountLegend(document.querySelector('#legend'))
  mountHover(panels, () => plan)
  mountMapKeys(panels, () => plan)
  mountMapTable(maps, toggle)
  mountCurtain(maps)
  let waiting = false
  const draw = () => {
    waiting = false
    const begun = performance.now()
    show(maps, panels, close)
    window.wulian.drawn = performance.now() - begun
  }
  store.on(TOPICS, () => { if (!waiting) { waiting = true; requestAnimationFrame(draw) } })
  store.on(['server', 'lang', 'view'], () => { for (const panel of Object.values(panels)) panel.title() })
  document.fonts?.ready.then(() => store.tell('resize'))
}

function show(maps, panels, close) {
  const { opening, view, zoom } = store.state
  if (!opening) return
  if (planned !== opening) { plan = street(opening); planned = opening }
  const near = zoom.level === 'building' || zoom.level === 'person'
  maps.dataset.view = near ? 'close' : view
  for (const panel of Object.values(panels)) {
    const shown = !near && (panel.world === 'difference') === (view === 'difference')
    panel.element.hidden = !shown
    if (!shown) continue
    panel.draw(plan)
    panel.canvas.setAttribute('aria-label', describe(panel.world))
    foot(panel)
  }
  close.hidden = !near
  if (near) nearby(close)
}

/** Buildings and persons are drawn as elements, not on a canvas; loaded when somebody goes that near. */
async function nearby(close) {
  const { drawClose } = await import('./close.js')
  drawClose(close, store.state)
}

function foot(panel) {
  const { state } = store
  const frame = state.history?.frame(state.week)
  let line = panel.element.querySelector('footer')
  if (state.view !== 'network' || !frame) { line?.remove(); return }
  if (!line) { line = element('footer'); panel.element.append(line) }
  line.textContent = networkText(frame, state.opening, panel.world)
}

function describe(world) {
  const { server, colour, hover, opening } = store.state
  const title = world === 'difference' ? t('map.difference.title')
    : `${t('map.world', { world: world.toUpperCase() })}${t('map.comma')}${server ? own(server.worlds[world], 'title') : ''}`
  const at = hover && hover.community !== null ? `${t('map.stop')}${own(opening.communities[hover.community], 'name')}` : ''
  return t('map.aria', { title, colour: t(`map.colours.${colour}`).name }) + at
}
