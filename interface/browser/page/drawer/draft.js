// What was set in the drawer and is not yet in force: edits on top of the two worlds of the server, or of
// another scenario chosen for one of them.

import { say } from '../socket.js'
import { store } from '../store.js'
import { restart, withEvents } from '../rerun.js'

export const WORLDS = ['a', 'b']
const COMMON = ['seed', 'street', 'communities', 'weeks']
const blank = () => ({ choice: null, links: {}, settings: {}, events: null, emergencies: null })
const fresh = () => ({ common: {}, a: blank(), b: blank() })

let draft = fresh()
let restarting = false

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const tell = () => store.set({ draft: {} })  // a new object: its topic is what counts
const setting = (name) => store.state.catalogue.settings.find((one) => one.name === name)
export const scenario = (name) => store.state.catalogue.scenarios.find((one) => one.name === name)

/** Keep the draft true to what the server says is in force. */
export function watchDraft() {
  store.on('opening', () => { if (restarting) { draft = fresh(); restarting = false } tell() })
  store.on('refused', ({ refused }) => { if (refused?.of === 'setup') restarting = false; tell() })
  store.on('server', () => {
    if (!store.state.server) return
    for (const world of WORLDS) {
      for (const kind of ['links', 'settings']) {
        for (const [name, value] of Object.entries(draft[world][kind])) edit(world, kind, name, value)
      }
    }
    for (const key of COMMON) if (draft.common[key] === store.state.server[key]) delete draft.common[key]
    tell()
  })
}

export function clear() { draft = fresh(); store.set({ refused: null }); tell() }

export const common = (key) => draft.common[key] ?? store.state.server[key]

export function setCommon(key, value) {
  if (value === store.state.server[key]) delete draft.common[key]
  else draft.common[key] = value
  tell()
}

/** A world without edits: as the server has it, or as the scenario chosen for it begins. */
export function basis(world) {
  const { choice } = draft[world]
  if (!choice) return store.state.server.worlds[world]
  const own = scenario(choice.scenario)
  const start = Object.fromEntries(store.state.catalogue.settings.map((one) => [one.name, one.calibrated]))
  const emergencies = choice.emergencies?.map(({ start: from, end: until, ...rest }) => ({ from, until, ...rest }))
  const events = choice.events.map(({ week: from, until, links, settings }) => ({ from, until, links, settings }))
  return {
    choice, title: own.title, title_zh: own.title_zh,
    links: { ...own.links, ...choice.links },
    settings: { ...start, ...own.settings, ...choice.settings },
    events: [...(choice.own_events ? own.events : []), ...events],
    emergencies: emergencies ?? own.emergencies,
    hours_of: choice.hours_of === 'none' ? null : choice.hours_of ?? own.hours_of,
  }
}

/** A world as the draft would have it. */
export function shown(world) {
  const under = basis(world), own = draft[world]
  return {
    ...under, links: { ...under.links, ...own.links }, settings: { ...under.settings, ...own.settings },
    events: own.events ?? under.events, emergencies: own.emergencies ?? under.emergencies,
  }
}

export const bare = (name, more = {}) => ({
  scenario: name, links: {}, settings: {}, events: [], own_events: true, emergencies: null,
  hours_of: null, hours_rule: null, ...more,
})

/** Choose another scenario for a world, or a whole choice read from a file; edits of it are dropped. */
export function choose(world, choice) {
  draft[world] = blank()
  if (!same(choice, store.state.server.worlds[world].choice)) draft[world].choice = choice
  tell()
}

function edit(world, kind, name, value) {
  if (same(value, basis(world)[kind][name])) delete draft[world][kind][name]
  else draft[world][kind][name] = value
}

export function set(worlds, kind, name, value) {
  for (const world of worlds) edit(world, kind, name, value)
  tell()
}

/** Put other events or emergencies in place of a world's. */
export function put(world, kind, list) {
  const sorted = [...list].sort((one, other) => one.from - other.from)
  draft[world][kind] = same(sorted, basis(world)[kind]) ? null : sorted
  tell()
}

/** {count, now, why}: edits so far, whether they can hold from next week on, and what stands against it. */
export function state() {
  const why = new Set(), places = new Set()
  let count = Object.keys(draft.common).length
  for (const key of Object.keys(draft.common)) why.add(key)
  for (const world of WORLDS) {
    const own = draft[world]
    if (own.choice) { count += 1; why.add('scenario') }
    for (const kind of ['events', 'emergencies']) if (own[kind]) { places.add(`${kind} ${JSON.stringify(own[kind])}`); why.add(kind) }
    const edits = [...Object.keys(own.links), ...Object.keys(own.settings)]
    edits.forEach((name) => places.add(`${name} ${JSON.stringify(own.links[name] ?? own.settings[name])}`))
    if (edits.length && basis(world).hours_of) why.add('hours')
    if (Object.keys(own.settings).some((name) => setting(name).founded)) why.add('founded')
  }
  const { week, weeks } = store.state.server
  if (!why.size && week >= weeks - 1) why.add('over')
  count += places.size
  return { count, now: count > 0 && !why.size, why: [...why] }
}

/** From the next week on. What has come into force leaves the draft when the server says so. */
export function applyNow() {
  store.set({ refused: null })
  for (const world of WORLDS) {
    const { links, settings } = draft[world]
    if (Object.keys(links).length + Object.keys(settings).length) {
      say({ type: 'change', world, event: { week: 0, links, settings } })
    }
  }
}

/** Everything again from week 0; when only dates ahead have changed, back to the present week. */
export function applyRestart() {
  store.set({ refused: null })
  const ahead = onlyAhead()
  const { server } = store.state
  const setup = { type: 'setup', a: chosen('a'), b: chosen('b') }
  for (const key of COMMON) setup[key] = draft.common[key] ?? server[key]
  restarting = true
  restart(setup, ahead)
}

function onlyAhead() {
  const { server } = store.state
  if (Object.keys(draft.common).length) return false
  return WORLDS.every((world) => {
    const own = draft[world], under = basis(world)
    if (own.choice || Object.keys(own.links).length || Object.keys(own.settings).length) return false
    return ['events', 'emergencies'].every((kind) => !own[kind] || differing(own[kind], under[kind]).every((one) => one.from > server.week))
  })
}

/** What stands in one list and not in the other. */
function differing(one, other) {
  const texts = [one, other].map((list) => new Set(list.map((each) => JSON.stringify(each))))
  return [...one.filter((each) => !texts[1].has(JSON.stringify(each))), ...other.filter((each) => !texts[0].has(JSON.stringify(each)))]
}

/** The choice that the draft makes of a world: edits hold from week 0, whatever had changed them since. */
function chosen(world) {
  const own = draft[world], under = basis(world), now = store.state.server.week + 1
  let choice = { ...(own.choice ?? under.choice) }
  const edited = { links: own.links, settings: own.settings }
  const started = (event) => !own.choice && event.from <= now
  const kept = (event, kind) => Object.fromEntries(Object.entries(event[kind])
    .filter(([name]) => !started(event) || !(name in edited[kind])))
  let events = (own.events ?? under.events)
    .map((event) => ({ ...event, links: kept(event, 'links'), settings: kept(event, 'settings') }))
  events = events.filter((event) => Object.keys(event.links).length + Object.keys(event.settings).length)
  if (!same(events, under.events)) choice = withEvents(choice, events)
  const start = scenario(choice.scenario)
  const usual = (kind, name) => kind === 'links' ? start.links[name] : start.settings[name] ?? setting(name).calibrated
  for (const kind of ['links', 'settings']) {
    const values = { ...choice[kind], ...edited[kind] }
    choice[kind] = Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, usual(kind, name))))
  }
  if (own.emergencies) choice.emergencies = own.emergencies.map(asChoice)
  if (!choice.own_events && !start.events.length) choice.own_events = true
  if (!choice.own_events && same(events, start.events)) Object.assign(choice, { own_events: true, events: [] })
  if (choice.emergencies && same(own.emergencies ?? under.emergencies, start.emergencies)) choice.emergencies = null
  return choice
}

function asChoice({ from: start, until: end, severity, surge_from, surge_to }) {
  const usual = surge_from === undefined || surge_from === null || (surge_from === start + 2 && surge_to === end + 2)
  return { start, end, severity, ...(usual ? {} : { surge_from, surge_to }) }
}
