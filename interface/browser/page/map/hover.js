// Pointing at something: the same place lights up in both worlds, a note over the river says what is there.

import { store } from '../store.js'
import { el } from '../element.js'
import { tokenUnder } from './network.js'
import { note } from './spoken.js'
import { zoomBy } from './zoom.js'

const curtain = matchMedia('(max-width: 1199px) and (orientation: portrait)')
const TURN = 60 // how far a wheel turns for one level

export function mountHover(panels, planOf) {
  for (const panel of Object.values(panels)) {
    panel.note = el('div', { class: 'note' })
    panel.note.hidden = true
    panel.element.append(panel.note)
    listen(panel, planOf)
  }
  store.on(['hover', 'week', 'lang', 'zoom', 'view', 'colour', 'resize'], () => {
    for (const panel of Object.values(panels)) write(panel, planOf())
  })
}

function listen(panel, planOf) {
  const { canvas } = panel
  canvas.onpointermove = (event) => {
    const hit = planOf() && panel.under(planOf(), event)
    point(hit && { community: hit.community, cell: store.state.zoom.level === 'street' ? null : hit.cell })
  }
  canvas.onpointerleave = () => point(null)
  canvas.onclick = (event) => {
    const hit = planOf() && panel.under(planOf(), event)
    if (!hit) return
    if (store.state.view === 'network') {
      const token = tokenUnder(planOf(), hit.x, hit.y)
      if (token !== null) { store.set({ without: store.state.without === token ? null : token }); return }
    }
    choose(hit.community, store.state.zoom.level === 'street' ? null : hit.cell)
  }
  canvas.ondblclick = () => zoomBy(1)
  let turned = 0
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault()
    turned += event.deltaY
    if (Math.abs(turned) < TURN) return
    zoomBy(turned < 0 ? 1 : -1)
    turned = 0
  }, { passive: false })
}

/** Show a community or a building in the inspector; it can then be gone to. */
export function choose(community, cell) {
  store.set({
    inspect: cell === null ? { kind: 'community', id: community } : { kind: 'cell', id: cell },
    zoom: { ...store.state.zoom, community, cell, household: null, resident: null },
  })
}

function point(to) {
  const { hover } = store.state
  if (hover?.community === to?.community && hover?.cell === to?.cell) return
  store.set({ hover: to })
}

function write(panel, plan) {
  const { hover, history, week } = store.state
  const frame = history?.frame(week)
  const block = hover && plan?.blocks[hover.community]
  panel.note.hidden = !block || !frame || panel.element.hidden
  if (panel.note.hidden) return
  const [head, line] = note(frame, panel.world, hover)
  panel.note.replaceChildren(el('b', {}, head), el('span', {}, line))
  const camera = panel.camera()
  const wide = panel.canvas.clientWidth, half = panel.note.offsetWidth / 2 + 4
  const x = camera.x + camera.scale * (plan.only === null ? block.centre[0] : plan.x[hover.cell ?? 0] || block.centre[0])
  const left = curtain.matches && panel.world !== 'difference' ? { a: half, b: wide - half }[panel.world] : x // else B hides A
  panel.note.style.left = `${Math.max(half, Math.min(wide - half, left))}px`
  panel.note.style.top = `${panel.canvas.offsetTop + 3}px`
}
