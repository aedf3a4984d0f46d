// What the buttons and keys of the transport do.

import { say } from '../socket.js'
import { store } from '../store.js'
import { restart, setupWith } from '../rerun.js'

export const SPEEDS = [1, 2, 4, 8, 16, 0]  // weeks a second; 0: as fast as it goes

export const atEnd = ({ server }) => !!server && server.week >= server.weeks - 1

export function togglePlay() {
  const { server, speed, following } = store.state
  if (!server) return
  if (server.playing) { say({ type: 'pause' }); return }
  if (!following) backToNow()
  if (!atEnd(store.state)) say({ type: 'play', speed })
}

export function setSpeed(speed) {
  store.set({ speed })
  if (store.state.server?.playing) say({ type: 'play', speed })
}

export function faster(step) {
  const place = SPEEDS.indexOf(store.state.speed) + step
  if (place >= 0 && place < SPEEDS.length) setSpeed(SPEEDS[place])
}

/** One week on: lives it when it is new. */
export function nextWeek() {
  const { history, week, following } = store.state
  if (!history) return
  if (!following) showWeek(week + 1)
  else if (!atEnd(store.state)) say({ type: 'step' })
}

export const backAWeek = () => showWeek(store.state.week - 1)

/** Show a week that was lived; the newest one is followed. */
export function showWeek(asked) {
  const { history, week, following } = store.state
  if (!history) return
  const shown = Math.max(-1, Math.min(history.lastWeek, Math.round(asked)))
  const follows = shown === history.lastWeek
  if (shown !== week || follows !== following) store.set({ week: shown, following: follows })
}

export const backToNow = () => showWeek(Infinity)

export function fromTheStart() {
  if (store.state.server) restart(setupWith((choice) => choice), false)
}
