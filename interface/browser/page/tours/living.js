// The worlds of a tour: set up, and lived on to the week of a stop.

import { say } from '../socket.js'
import { store } from '../store.js'

const SPEED = 12  // weeks a second, so that one can see what comes

/** The scenarios that hold at a stop: the tour's, or what a stop up to it put in their place. */
export function worldsAt(tour, place) {
  const worlds = { a: tour.a, b: tour.b }
  for (const stop of tour.stops.slice(0, place + 1)) for (const world of ['a', 'b']) if (stop[world]) worlds[world] = stop[world]
  return worlds
}

const untouched = (choice, name) => choice.scenario === name && !Object.keys(choice.links).length
  && !Object.keys(choice.settings).length && !choice.events.length && choice.own_events && !choice.emergencies && !choice.hours_of

/** Whether the server's worlds are these scenarios as shipped, on the whole street of the study. */
function there(worlds) {
  const { server } = store.state
  return server.street === 'x-street' && server.communities === 'all' && ['a', 'b'].every((world) => untouched(server.worlds[world].choice, worlds[world]))
}

/** Wait until a condition of the state holds; false when `stopped` says so first. */
function until(topics, holds, stopped) {
  return new Promise((resolve) => {
    const look = (state) => {
      if (stopped()) { end(); resolve(false) } else if (holds(state)) { end(); resolve(true) }
    }
    const end = store.on([...topics, 'touring'], look)
    look(store.state)
  })
}

let hurried = false

/** Bring the tour's worlds to a week; false when it was stopped or refused on the way. */
export async function liveTo(worlds, week, stopped) {
  hurried = false
  if (!there(worlds)) {
    const { history: before, server } = store.state
    const bare = (scenario) => ({ scenario })
    say({ type: 'setup', a: bare(worlds.a), b: bare(worlds.b), seed: server.seed, street: 'x-street', communities: 'all', weeks: 156 })
    const ready = await until(['opening', 'server', 'frame'], ({ history }) => history !== before && history.lastWeek >= -1 && there(worlds), stopped)
    if (!ready) return false
  }
  const { history } = store.state
  if (history.lastWeek < week) {
    store.set({ following: true, week: history.lastWeek })
    // what was on screen before is gone through quickly, the last half-year so that it can be seen
    if (week - history.lastWeek > 26) say({ type: 'play', speed: 0, until: week - 26 })
    const near = await until(['frame', 'server'], ({ history: now }) => now.lastWeek >= week - 26, stopped)
    if (!near) return false
    say({ type: 'play', speed: hurried ? 0 : SPEED, until: week })
    if (!await until(['frame', 'server'], ({ history: now }) => now.lastWeek >= week, stopped)) return false
  }
  store.set({ week, following: week === store.state.history.lastWeek })
  return true
}

/** Live the rest as fast as it goes. */
export function hurry(week) {
  hurried = true
  say({ type: 'play', speed: 0, until: week })
}

/** What is needed to come back to the worlds from before a tour. */
export function remember() {
  const { server } = store.state
  const { seed, street, communities, weeks, worlds } = server
  return { type: 'setup', a: worlds.a.choice, b: worlds.b.choice, seed, street, communities, weeks }
}
