// What stands on the timeline: emergencies, stations, planned changes — and how a person moves them.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { confirmed } from './confirm.js'
import { emergencyMoved, restart, setupWith, withEvents } from '../rerun.js'

const SUGGESTED = 104  // week of the flag that is off
const LEAVING = 'social_workers'

/** [{world, place, from, until, label, off}] of both worlds, the one not yet planned last. */
export function flags({ server }) {
  if (!server) return []
  const found = ['a', 'b'].flatMap((world) => server.worlds[world].events.map((event, place) => ({
    world, place, from: event.from, until: event.until, label: named(event), off: false,
  })))
  const present = server.worlds.b.settings.present
  const planned = server.worlds.b.events.some((event) => event.settings.present)
  if (present?.includes(LEAVING) && !planned) {
    found.push({ world: 'b', place: null, from: SUGGESTED, until: null, label: t('shell.timeline.leaving_off'), off: true })
  }
  return found
}

function named(event) {
  if (event.settings.present && !event.settings.present.includes(LEAVING)) return t('shell.timeline.leaving')
  const links = Object.entries(event.links)
  if (links.length === 1) {
    const [[name, value]] = links
    return t(value === 0 ? 'shell.timeline.closes' : 'shell.timeline.opens', { link: t(`terms.links.${name}.name`) })
  }
  if (links.length) return t('shell.timeline.links', { count: links.length })
  const names = Object.keys(event.settings)
  const setting = store.state.catalogue.settings.find((one) => one.name === names[0])
  return names.length === 1 && setting ? short(own(setting, 'text')) : t('shell.timeline.settings', { count: names.length })
}

const short = (text) => {
  const plain = text.replace(/[。.]$/, '')
  return plain.length > 24 ? `${plain.slice(0, 23)}…` : plain
}

/** Emergencies as [{from, until, worlds: "ab" | "a" | "b"}]. */
export function emergencies({ server }) {
  if (!server) return []
  const spans = new Map()
  for (const world of ['a', 'b']) {
    for (const { from, until } of server.worlds[world].emergencies) {
      const key = `${from}-${until}`
      spans.set(key, { from, until, worlds: (spans.get(key)?.worlds ?? '') + world })
    }
  }
  return [...spans.values()]
}

/** Weeks in which stations open, if anything in world B opens with its station. */
export function stations({ server, opening }) {
  if (!server || !opening) return []
  const { links, events } = server.worlds.b
  const opens = [links, ...events.map((event) => event.links)].some((own) => Object.values(own).includes('station'))
  return opens ? opening.communities.map((one) => one.station_week).sort((one, other) => one - other) : []
}

/** Restart with the change: at once if all of it lies ahead, else after asking. */
async function apply(setup, weeks) {
  const ahead = Math.min(...weeks) > store.state.history.lastWeek
  if (!ahead && !await confirmed(t('shell.rewrite'), t('shell.rerun'))) { store.tell('server'); return }
  restart(setup, ahead)
}

export function moveEmergency(span, to) {
  if (to.from === span.from && to.until === span.until) return
  apply(setupWith((choice, shown) => emergencyMoved(choice, shown, span, to)), [span.from, to.from])
}

export function moveFlag(flag, from) {
  if (!flag.off && flag.from === from) return
  const setup = setupWith((choice, shown, world) => {
    if (world !== flag.world) return choice
    const leaves = { from, until: null, links: {}, settings: { present: shown.settings.present.filter((one) => one !== LEAVING) } }
    const events = flag.off ? [...shown.events, leaves] : shown.events.map((event, place) => place === flag.place
      ? { ...event, from, until: event.until === null ? null : event.until + from - flag.from } : event)
    return withEvents(choice, events)
  })
  apply(setup, flag.off ? [from] : [flag.from, from])
}

export function removeFlag(flag) {
  if (flag.off) return
  apply(setupWith((choice, shown, world) => world === flag.world
    ? withEvents(choice, shown.events.filter((_, place) => place !== flag.place)) : choice), [flag.from])
}
