// A community in the inspector.

import { el } from '../element.js'
import { nameOf } from '../stories.js'
import { store } from '../store.js'
import { actors, classes } from '../structure.js'
import { own, t } from '../words.js'
import { nearer } from './near.js'
import { beside, buildingName, count, facts, go, hours, joined, listed, none, percent, points, section, story, title } from './parts.js'

const PAIRS_SHOWN = 8

export function community({ id, who, worlds }) {
  const one = store.state.opening.communities[id]
  return [
    title(own(one, 'name'), t(`terms.types.${one.type}`)),
    section('who', facts([
      [t('panels.residents'), t('panels.residents_in', { residents: count(who.residents), households: count(who.households), cells: count(who.cells) })],
      [t('panels.members'), count(who.members)],
      [t('panels.ages'), t('panels.ages_are', { children: percent(who.children), elders: percent(who.elders) })],
      [t('panels.migrant_elders'), percent(who.migrant_elders)],
      [t('panels.elders_alone'), count(who.elders_alone)],
      [t('panels.station'), t('panels.station_week', { week: who.station_week })],
      [t('panels.estate'), names(who.estates)],
      [called('panels.chat', who.platforms.chat), percent(who.chat)],
    ]), line('panels.places_are', who.places.map((place) => go('cell', place.cell, own(place, 'name')))),
    line('panels.actors_are', actors().map((name, actor) => go('actor', actors().length * id + actor, t(`terms.actor_names.${name}`)))),
    nearer({ level: 'community', community: id, cell: null, household: null, resident: null }, 'community')),
    section('beside', numbers(who, worlds.a, worlds.b), ...links(worlds)),
    story(worlds),
    section('ties', pairs(worlds)),
    section('groups', groups(worlds)),
    section('projects', projects(worlds)),
    section('entrenched', entrenched(worlds)),
  ]
}

/** A line of links after its heading. */
const line = (key, links) => el('p', { class: 'links' }, t(key), ...links)

const names = (things) => listed(things.map((one) => own(one, 'name')))
const called = (key, things) => (things.length ? t('panels.called_so', { what: t(key), name: names(things) }) : t(key))

function numbers(who, a, b) {
  const share = (value) => (value === null ? '–' : `${Math.round(value)}%`)
  const rows = classes().map((name, kind) =>
    [t('panels.in_time', { kind: t(`terms.classes.${name}`) }), share(a.in_time[kind]), share(b.in_time[kind])])
  const both = (name, show, of) => rows.push([t(`panels.numbers.${name}`), show(of(a)), show(of(b))])
  both('open', count, (world) => world.open.reduce((sum, one) => sum + one, 0))
  both('unseen', count, (world) => world.unseen)
  both('severe', count, (world) => world.severe)
  both('three_sides', count, (world) => world.three_sides)
  /** @type {[string, (value: number) => string][]} */
  const shown = [['entrenched_cells', count], ['volunteers_active', count], ['members_serving', count],
    ['loneliness_elders', points], ['trust', points], ['acceptance', points], ['heard', points], ['met', points], ['would_ask', points], ['neighbour_gap', points], ['opinion_sd', points], ['clarity', points],
    ['staff_burnout', points], ['hours_meeting', hours], ['hours_double', hours], ['purse', count]]
  for (const [name, show] of shown) both(name, show, (world) => world.numbers[name])
  rows.push([called('panels.on_app', who.platforms.app), count(a.registered), count(b.registered)],
    [called('panels.on_platform', who.platforms.exchange), count(a.on_platform), count(b.on_platform)])
  for (const name of ['disputes_born', 'bounces']) both(name, count, (world) => world.lately[name])
  return beside(rows)
}

function links(worlds) {
  const chips = (world) => Object.entries(t('terms.links')).map(([name, link]) => {
    const open = worlds[world].links.includes(name)
    return el('span', { class: `chip of-${world}${open ? ' on' : ''}`, title: `${link.name}: ${t(open ? 'panels.open' : 'panels.closed')}` }, link.mark)
  })
  return ['a', 'b'].map((world) => el('p', { class: 'links chips-line', 'aria-label': t('panels.links_are') },
    el('span', { class: `mark of-${world}` }, world.toUpperCase()), ...chips(world)))
}

function pairs({ a, b }) {
  const key = (one) => one.tokens.join(' ')
  const found = joined(a.pairs, b.pairs, key).sort((one, other) => most(other) - most(one)).slice(0, PAIRS_SHOWN)
  if (!found.length) return none()
  return beside(found.map(([tokens, one, other]) =>
    [tokens.split(' ').map((token) => t('terms.tokens')[token].name).join(' – '), count(one?.n ?? 0), count(other?.n ?? 0)]),
  t('panels.joint'))
}

const most = ([, a, b]) => Math.max(a?.n ?? 0, b?.n ?? 0)

function groups({ a, b }) {
  const found = joined(a.groups, b.groups, (one) => one.id)
  if (!found.length) return none()
  return beside(found.map(([id, one, other]) => [go('organisation', id, groupName(one ?? other)),
    one ? count(one.members) : '–', other ? count(other.members) : '–']), t('panels.members_of_groups'))
}

export const groupName = (group) => (group.name ? own(group, 'name')
  : t('panels.group_for', { number: group.number, need: nameOf({ need: group.need }) }))

function projects(worlds) {
  const line = (world) => {
    const own = worlds[world].projects
    const words = own.map(({ need, actor }) => t('panels.project', { need: t(`terms.needs.${need}`), actor: t(`terms.actor_names.${actor}`) }))
    return [t(`panels.world_${world}`), own.length ? `${count(own.length)} · ${listed(words)}` : t('panels.none')]
  }
  return facts([line('a'), line('b')])
}

function entrenched({ a, b }) {
  const found = joined(a.entrenched, b.entrenched, (one) => one.cell)
  if (!found.length) return none()
  const state = (one) => (one ? t('panels.progress', { progress: Math.round(100 * one.progress), sides: one.sides.length }) : '–')
  return beside(found.map(([cell, one, other]) => [go('cell', cell,
    `${buildingName((one ?? other).number)} · ${t(`log.problems.${(one ?? other).problem}`)}`), state(one), state(other)]),
  t('panels.progress_sides'))
}
