// From the street to a community, a building and a person, and back; and from one view to another.

import { store } from '../store.js'

export const LEVELS = ['street', 'community', 'building', 'person']

/** Whether a level can be gone to from here. */
export function reachable(level) {
  const { zoom } = store.state
  return level === 'street' || level === 'community' || (level === 'building' && zoom.cell !== null) ||
    (level === 'person' && (zoom.resident !== null || zoom.household !== null))
}

/** Go to a level; a community that nobody chose is the one pointed at, else the first of the table. */
export function zoomTo(level) {
  const { zoom, hover } = store.state
  if (!reachable(level)) return
  go({ level, community: level === 'street' ? zoom.community : zoom.community ?? hover?.community ?? 0 })
}

/** One level nearer (1) or farther (−1); nearer goes to what is pointed at. */
export function zoomBy(step) {
  const { zoom, hover } = store.state
  const level = LEVELS[LEVELS.indexOf(zoom.level) + step]
  if (!level) return
  if (step < 0) go({ level })
  else if (level === 'community') go({ level, community: hover?.community ?? zoom.community ?? 0, cell: null })
  else if (level === 'building' && typeof hover?.cell === 'number') {
    go({ level, cell: hover.cell })
    store.set({ inspect: { kind: 'cell', id: hover.cell } })
  } else zoomTo(level)
}

/** Networks are seen from far only, so going near leaves them, and asking for them goes far. */
function go(changes) {
  const { zoom, view } = store.state
  const near = changes.level !== 'street'
  store.set({ zoom: { ...zoom, ...changes }, hover: null, ...(near && view === 'network' ? { view: 'both' } : {}) })
}

export function lookAt(view) {
  const { zoom } = store.state
  store.set({ view, ...(view === 'network' ? { zoom: { ...zoom, level: 'street' } } : {}) })
}
