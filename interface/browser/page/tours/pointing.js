// What a stop shows, and the ring around the one thing it speaks of.

import { ask } from '../socket.js'
import { store } from '../store.js'
import { communityOf } from './values.js'

const PLACES = {
  'maps': '#maps', 'map-a': '#maps .map-a', 'map-b': '#maps .map-b', 'chart': '#charts .chart', 'apart': '#side .apart',
  'inspector': '#inspector', 'timeline': '#transport .timeline', 'more': '#side .more',
}
const narrow = matchMedia('(max-width: 1199px)')
let pointed = null  // the community that stays marked while nobody points at another
let ringed = null

/** Show what a stop asks for; people are looked for once a tour and kept in `found`. */
export async function present(show, found) {
  const { marks, charts, zoom } = store.state
  const changes = { enlarged: null, inspect: null }
  if (show.view) changes.view = show.view
  if (show.colour) changes.colour = show.colour
  if (show.marks) changes.marks = Object.fromEntries(Object.keys(marks).map((name) => [name, show.marks.includes(name)]))
  if (show.chart) changes.charts = [show.chart, ...charts.slice(1).map((one) => one === show.chart ? charts[0] : one)]
  const community = show.zoom ? communityOf(show.zoom) : -1
  pointed = community >= 0 ? community : null
  if (community >= 0) {
    changes.hover = { community, cell: null }
    if (show.inspect) changes.inspect = { kind: 'community', id: community }
    changes.zoom = { ...zoom, level: 'community', community, cell: null }
    if (show.person) {
      found.person ??= await someone(community, show.person)
      if (found.person !== undefined) changes.inspect = { kind: 'resident', id: found.person }
    }
  } else Object.assign(changes, { zoom: { ...zoom, level: 'street' }, hover: null })
  store.set(changes)
}

/** The first resident past sixty in a household with this mark. */
async function someone(community, mark) {
  const [first, end] = store.state.opening.communities[community].cells
  for (let cell = first; cell < end; cell++) {
    const { who } = await ask({ type: 'inspect', kind: 'cell', id: cell })
    const home = who.households.find((one) => one[mark])
    const elder = home?.residents.reduce((oldest, one) => one.age > oldest.age ? one : oldest)
    if (elder?.age >= 60) return elder.id
  }
  return undefined
}

store.on('hover', ({ hover }) => {
  if (!hover && pointed !== null) queueMicrotask(() => { if (!store.state.hover) store.set({ hover: { community: pointed, cell: null } }) })
})

export function ring(name) {
  ringed?.classList.remove('tour-ring')
  ringed = name ? document.querySelector(PLACES[name]) : null
  ringed?.classList.add('tour-ring')
  pullUp(ringed?.closest('[data-part]')?.dataset.part)
}

/** On a tablet what is pointed at may lie in the sheet: pull it up at that tab, else push it down. */
function pullUp(part) {
  const side = document.querySelector('#side')
  const place = ['apart', 'log', 'charts', 'more'].indexOf(part)
  if (place < 0 && narrow.matches && side.classList.contains('up')) side.querySelector('.pull').click()
  if (place < 0 || !narrow.matches || (side.classList.contains('up') && side.dataset.tab === part)) return
  side.querySelectorAll('.sheet-bar [role="tab"]')[place]?.click()
}

export function leave() {
  ring(null)
  pointed = null
  store.set({ hover: null })
}
