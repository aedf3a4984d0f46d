// Keys of the frame; views have keys of their own. All rest while somebody types, or when switched off.

import { began } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { startSeeds } from './more.js'
import { backAWeek, faster, nextWeek, togglePlay } from './playing.js'

const ACTS = {
  ' ': togglePlay, '.': nextWeek, ',': backAWeek, '[': () => faster(-1), ']': () => faster(1),
  s: startSeeds, a: speak,
  l: () => store.set({ drawer: store.state.drawer ? null : 'links' }),
  t: () => store.set({ tours: !store.state.tours }),
}
const QUIET = 5000  // ms between two sentences when nobody asked

export function mountKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (began(event, 'input:not([type="checkbox"]), select, textarea, [contenteditable], dialog')) return
    if (event.key === '?') { store.set({ help: true }); return }
    if (event.key === 'Escape' && store.state.enlarged !== null) { store.set({ enlarged: null }); return }
    if (!store.state.keys) return
    // a focused button takes the space bar itself
    if (event.key === ' ' && began(event, 'button, a, [role="menuitem"], [role="tab"], input')) return
    const act = ACTS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  let last = 0, waiting = null
  store.on(['week', 'server'], ({ server }) => {
    if (!server || server.playing || waiting) return
    waiting = setTimeout(() => { waiting = null; last = Date.now(); if (!store.state.server?.playing) speak() },
      Math.max(600, last + QUIET - Date.now()))
  })
}

/** Put the state of both worlds into the live region. */
function speak() {
  const { history, week } = store.state
  if (!history || week < 0) return
  const [a, b] = ['a', 'b'].map((world) => history.inTime(world, 2, week)).map((value) => value === null ? t('shell.none') : `${Math.round(value)}%`)
  document.querySelector('#live').textContent = t('shell.spoken', { week, a, b })
}
