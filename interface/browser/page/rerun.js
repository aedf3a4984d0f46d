// Restarting the same two worlds with other dates, and coming back to the week that was on screen.

import { say } from './socket.js'
import { store } from './store.js'

/** A message that starts again with the present worlds, changed by `change(choice, shown, world)`. */
export function setupWith(change) {
  const { server } = store.state
  const world = (name) => change({ ...server.worlds[name].choice }, server.worlds[name], name)
  return {
    type: 'setup', a: world('a'), b: world('b'),
    seed: server.seed, street: server.street, communities: server.communities, weeks: server.weeks,
  }
}

/** Restart; with `back`, live on quickly to the present week, so that nobody loses his place. */
export function restart(setup, back) {
  const { server, speed, history: before } = store.state
  const until = before.lastWeek
  say(setup)
  if (!back || until < 0) return
  store.set({ replaying: until })
  say({ type: 'play', speed: 0, until })
  const goOn = server.playing
  const end = store.on(['frame', 'refused'], ({ history, refused }) => {
    if (refused?.of !== 'setup' && (history === before || history.lastWeek < until)) return
    end()
    store.set({ replaying: null })
    if (goOn && !refused) say({ type: 'play', speed })
  })
}

const sameSpan = (one, span) => one.from === span.from && one.until === span.until

/** The choice with an emergency at other weeks, if its world has it at the old ones. */
export function emergencyMoved(choice, shown, from, to) {
  if (!shown.emergencies.some((one) => sameSpan(one, from))) return choice
  const emergencies = shown.emergencies.map((one) => {
    const { from: start, until: end } = sameSpan(one, from) ? to : one
    return {  // outside help moves along
      start, end, severity: one.severity,
      surge_from: one.surge_from + start - one.from, surge_to: one.surge_to + end - one.until,
    }
  })
  return { ...choice, emergencies }
}

const asChoice = ({ from, until, links, settings }) => ({ week: from, until, links, settings })

/** The choice with these events (as the server shows them) and no others. */
export const withEvents = (choice, events) => ({ ...choice, own_events: false, events: events.map(asChoice) })
