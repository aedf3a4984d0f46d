// Pointing at something: the same place lights up in both worlds, a note beside it says what is there.

import { store } from '../store.js'
import { own, t, whole } from '../words.js'
import { tokenUnder } from './network.js'
import { element } from './panel.js'
import { colourOf, cooperation, valueOf } from './values.js'
import { zoomBy } from './toolbar.js'

export function mountHover(panels, planOf) {
  for (const panel of Object.values(panels)) {
    panel.note = element('div', 'note')
    panel.note.hidden = true
    panel.element.append(panel.note)
    listen(panel, planOf)
  }
  store.on(['hover', 'week', 'lang', 'zoom', 'view'], () => {
    for (const panel of Object.values(panels)) if (planOf()) write(panel, planOf())
  })
}

function listen(panel, planOf) {
  const { canvas } = panel
  canvas.onpointermove = (event) => {
    if (!planOf()) return
    const hit = panel.under(planOf(), event)
    const near = store.state.zoom.level !== 'street'
    point(hit && { community: hit.community, cell: near ? hit.cell : null, exact: hit.cell })
  }
  canvas.onpointerleave = () => point(null)
  canvas.onclick = (event) => {
    const hit = planOf() && panel.under(planOf(), event)
    if (!hit) return
    if (store.state.view === 'network') {
      const token = tokenUnder(planOf(), hit.x, hit.y)
      if (token !== null) { store.set({ without: store.state.without === token ? null : token }); return }
    }
    const cell = store.state.zoom.level === 'community' ? hit.cell : null
    store.set({ inspect: cell === null ? { kind: 'community', id: hit.community } : { kind: 'cell', id: cell } })
  }
  canvas.ondblclick = () => zoomBy(1)
  let turned = 0
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault()
    turned += event.deltaY
    if (Math.abs(turned) < 60) return
    zoomBy(turned < 0 ? 1 : -1)
    turned = 0
  }, { passive: false })
}

function point(to) {
  const { hover } = store.state
  if (hover?.community === to?.community && hover?.cell === to?.cell) return
  store.set({ hover: to })
}

/** The note: over the river when a community is pointed at, at the panel's top beside a building. */
function write(panel, plan) {
  const { state } = store
  const { hover, opening, history, week } = state
  const frame = history?.frame(week)
  panel.note.hidden = !hover || !frame || panel.world === 'difference' || state.zoom.level === 'building'
  if (panel.note.hidden) return
  const community = opening.communities[hover.community]
  panel.note.replaceChildren(...(hover.cell === null || hover.cell === undefined
    ? ofCommunity(frame, panel.world, community, hover.community) : ofBuilding(frame, panel.world, community, hover.cell)))
  const camera = panel.camera(plan)
  const wide = panel.canvas.clientWidth
  const centre = camera.x + camera.scale * plan.blocks[hover.community].centre[0]
  panel.note.style.left = `${Math.max(104, Math.min(wide - 104, camera.only === null ? centre : wide / 2))}px`
  panel.note.style.top = `${panel.canvas.offsetTop + 4}px`
}

function ofCommunity(frame, world, community, index) {
  const { pairs, cases } = cooperation(frame, world, index)
  return [
    element('b', '', t('map.note.title', { name: own(community, 'name') })),
    element('span', '', t('map.note.pairs', { pairs })),
    element('span', '', t('map.note.cases', { cases: whole(cases) })),
  ]
}

function ofBuilding(frame, world, community, cell) {
  const { opening, catalogue } = store.state
  const arrays = frame.arrays[world]
  const colour = colourOf(store.state)
  const value = valueOf(colour, arrays[`colour.${colour.name}`][cell])
  const words = t(`map.colours.${colour.name}`)
  const lines = [
    element('b', '', `${own(community, 'name')} · ${t('map.building', { number: cell - community.cells[0] + 1 })}`),
    element('span', '', t('map.note.homes', { homes: opening.cells.households[cell], people: opening.cells.residents[cell] })),
    element('span', '', `${words.name}${t('map.colon')}${value.toFixed(words.counted ? 1 : 2)}`),
  ]
  if (arrays.problem[cell]) {
    lines.push(element('span', '', t('map.note.problem', {
      kind: t('map.problems')[arrays.problem[cell] - 1], progress: Math.round(arrays.progress[cell] / 2.5),
      sides: [0, 1, 2].filter((side) => arrays.sides[cell] >> side & 1).length,
    })))
  }
  return catalogue ? lines : []
}
