// The keyboard on the map: arrows go from community to community or building to building.

import { store } from '../store.js'
import { began, el } from '../element.js'
import { reading } from './geometry.js'
import { choose } from './hover.js'
import { placeName } from './spoken.js'
import { lookAt, zoomBy } from './zoom.js'

const VIEWS = { 1: 'both', 2: 'difference', 3: 'network' }
const MARKS = { n: 'net', v: 'volunteers', x: 'entrenched', p: 'places' }
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export function mountMapKeys(maps, panels, planOf) {
  const told = el('p', { class: 'visually-hidden' })
  told.setAttribute('role', 'status')
  maps.append(told)
  for (const panel of Object.values(panels)) {
    panel.canvas.addEventListener('keydown', (event) => {
      if (!planOf() || event.ctrlKey || event.metaKey || event.altKey) return
      if (STEPS[event.key]) { walk(planOf(), STEPS[event.key]); told.textContent = placeName() }
      else if (event.key === 'Enter') inspect()
      else return
      event.preventDefault()
      event.stopPropagation()
    })
  }
  const back = () => { // the keyboard stays at the community that it comes from
    zoomBy(-1)
    const { zoom } = store.state
    if (zoom.level === 'street' && document.activeElement.matches('.map canvas')) store.set({ hover: { community: zoom.community, cell: null } })
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || store.state.keys === false) return
    if (began(event, 'input:not([type="checkbox"]), select, textarea, [contenteditable], dialog, [role="menu"]')) return
    const key = event.key.toLowerCase()
    if (VIEWS[event.key]) lookAt(VIEWS[event.key])
    else if (MARKS[key]) store.set({ marks: { ...store.state.marks, [MARKS[key]]: !store.state.marks[MARKS[key]] } })
    else if (key === 'z') { if (event.shiftKey) back(); else zoomBy(1) }
    else if (event.key === '+' || event.key === '=') zoomBy(1)
    else if (event.key === '-') back()
    else if (key === 'c') colour(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && !store.state.inspect && store.state.zoom.level !== 'street') back()
  })
}

function colour(step) {
  const names = store.state.catalogue.colours.map((one) => one.name)
  store.set({ colour: names.at((names.indexOf(store.state.colour) + step) % names.length) })
}

function inspect() {
  const { hover } = store.state
  if (hover) choose(hover.community, typeof hover.cell === 'number' ? hover.cell : null)
}

function walk(plan, [right, down]) {
  const { hover, zoom, opening } = store.state
  if (zoom.level === 'street') {
    const order = reading(plan)
    if (!hover) { store.set({ hover: { community: order[0], cell: null } }); return }
    const [x, y] = plan.blocks[hover.community].centre
    const next = nearest(order, (index) => plan.blocks[index].centre, x, y, right, down, hover.community)
    if (next !== null) store.set({ hover: { community: next, cell: null } })
    return
  }
  const [first, end] = opening.communities[zoom.community].cells
  const cells = Array.from({ length: end - first }, (_, n) => first + n)
  const at = hover?.community === zoom.community && typeof hover.cell === 'number' ? hover.cell : null
  if (at === null) { store.set({ hover: { community: zoom.community, cell: first } }); return }
  const next = nearest(cells, (cell) => [plan.x[cell], plan.y[cell]], plan.x[at], plan.y[at], right, down, at)
  if (next !== null) store.set({ hover: { community: zoom.community, cell: next } })
}

/** The nearest thing in a direction; a step to the side counts double. */
function nearest(things, centre, x, y, right, down, self) {
  let best = null, least = Infinity
  for (const thing of things) {
    if (thing === self) continue
    const [px, py] = centre(thing)
    const along = (px - x) * right + (py - y) * down, aside = Math.abs((px - x) * down) + Math.abs((py - y) * right)
    if (along <= 1 || aside > 2 * along) continue
    if (along + 2 * aside < least) { least = along + 2 * aside; best = thing }
  }
  return best
}
