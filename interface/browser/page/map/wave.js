// The first week of an emergency: rings leave the first buildings hit, once, for 0.6 seconds.

import { store } from '../store.js'

const LASTS = 600 // ms
let begun = null, week = null

/** How far the rings have gone (0–1), or null. */
export function wave() {
  if (begun === null) return null
  const part = (performance.now() - begun) / LASTS
  if (part >= 1) begun = null
  return begun === null ? null : part
}

/** Look at every shown week; `again` draws the next picture of the rings. */
export function mountWave(again) {
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  store.on('week', ({ history, week: now }) => {
    const before = week
    week = now
    if (still.matches || now !== before + 1 || !first(history, now)) return
    begun = performance.now()
    const next = () => { if (wave() !== null) { again(); requestAnimationFrame(next) } else again() }
    requestAnimationFrame(next)
  })
}

function first(history, now) {
  return ['a', 'b'].some((world) => late(history.frame(now), world) && !late(history.frame(now - 1), world))
}

const late = (frame, world) => Boolean(frame?.arrays[world].overdue.some((count) => count > 0))
