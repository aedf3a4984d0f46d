// A self-organisation, or an actor of a community, in the inspector.

import { el } from '../element.js'
import { needWords } from '../stories.js'
import { own, t } from '../words.js'
import { groupName } from './community.js'
import { beside, communityName, count, facts, go, hours, joined, listed, none, points, section, story, title } from './parts.js'

export function organisation({ who, worlds }) {
  const { a, b } = worlds
  const one = a.alive ? a : b
  if (!a.alive && !b.alive) return [title(t('panels.group_number', { number: who.number }), communityName(who.community)), section('who', el('p', { class: 'muted' }, t('panels.no_group_now')))]
  const both = (show) => [a, b].map((world) => (world.alive ? show(world) : t('panels.no_group')))
  const people = joined(a.people ?? [], b.people ?? [], (person) => person.id)
  return [
    title(groupName(one), t('panels.group_of', { place: communityName(who.community) })),
    section('who', facts([
      [t('panels.need'), t(`terms.needs.${one.need}`)],
      [t('panels.hobby'), one.hobby ? t(`panels.hobbies.${one.hobby}`) : null],
      [t('panels.community'), go('community', who.community, communityName(who.community))],
    ])),
    section('beside', beside([
      [t('panels.born'), ...both((world) => (world.born < 0 ? t('panels.before') : t('panels.week', { week: world.born })))],
      [t('panels.group_members'), ...both((world) => count(world.members))],
      [t('panels.leaders'), ...both((world) => count(world.leaders))],
      [t('panels.attenders'), ...both((world) => count(world.attenders))],
      [t('panels.activity'), ...both((world) => points(world.activity))],
      [t('panels.managed_weeks'), ...both((world) => count(world.managed_weeks))],
      [t('panels.guided'), ...both((world) => (world.guided ? t(`terms.actor_names.${world.guided}`) : '–'))],
      [t('panels.place'), ...both((world) => (world.place ? own(world.place, 'name') : '–'))],
    ])),
    story(worlds),
    section('people', line(people.map(([id, x, y]) => go('resident', id, t('panels.aged', { age: (x ?? y).age }))))),
  ]
}

function line(nodes) {
  const made = document.createElement('p')
  made.className = 'links'
  made.append(...nodes)
  return nodes.length ? made : none()
}

const OWN = {
  serving: count, deployed: count, active: count, burnout: points, backlog: hours, stock: count, used: count, perished: count,
}

export function actor({ who, worlds }) {
  const { a, b } = worlds
  const rows = [
    [t('panels.linked'), t(a.linked ? 'panels.yes' : 'panels.no'), t(b.linked ? 'panels.yes' : 'panels.no')],
    [t('panels.closed_lately', { weeks: a.weeks }), count(a.closed), count(b.closed)],
  ]
  for (const [name, show] of Object.entries(OWN)) if (name in a) rows.push([t(`panels.of_actor.${name}`), show(a[name]), show(b[name])])
  if (a.specialism || b.specialism) {
    rows.push([t('panels.of_actor.specialism'), ...[a, b].map((world) => (world.specialism ? needWords({ need: world.specialism }) : '–'))])
  }
  rows.push([t('panels.projects_running'), count(a.projects.length), count(b.projects.length)])
  const uses = [...new Set([...Object.keys(a.uses), ...Object.keys(b.uses)])]
  const spent = [[t('panels.offered'), hours(a.offered), hours(b.offered)],
    ...uses.map((use) => [t(`panels.uses.${use}`), hours(a.uses[use] ?? 0), hours(b.uses[use] ?? 0)])]
  return [
    title(who.name ? own(who, 'name') : t(`terms.actor_names.${who.actor}`), communityName(who.community)),
    section('who', facts([
      [t('panels.kind'), t(`terms.actor_names.${who.actor}`)],
      [t('panels.called'), who.called.length ? listed(who.called.map((one) => own(one, 'name'))) : null],
      [t('panels.partners'), who.partners.length ? listed(who.partners.map((one) => own(one, 'name'))) : null],
      [t('panels.workers'), who.workers ? count(who.workers) : null],
      [t('panels.members'), who.members ? count(who.members) : null],
      [t('panels.places'), who.places.length ? listed(who.places.map((place) => own(place, 'name'))) : null],
      [t('panels.community'), go('community', who.community, communityName(who.community))],
    ])),
    section('beside', beside(rows)),
    section('hours', beside(spent)),
    a.groups && section('groups', beside(joined(a.groups, b.groups, (one) => one.id).map(([id, one, other]) =>
      [go('organisation', id, groupName(one ?? other)), one ? count(one.members) : '–', other ? count(other.members) : '–']),
    t('panels.members_of_groups'))),
    story(worlds),
  ].filter(Boolean)
}
