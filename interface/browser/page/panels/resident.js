// A resident in the inspector: what the model knows, so no name, no sex, no face.

import { describe, roleWords, tieWords } from '../people.js'
import { el } from '../element.js'
import { t } from '../words.js'
import { groupName } from './community.js'
import { cases } from './building.js'
import { nearer } from './near.js'
import { beside, buildingName, communityName, count, go, joined, listed, points, section, story, title } from './parts.js'

const STATES = ['loneliness', 'trust', 'acceptance', 'satisfaction', 'belonging', 'motivation', 'efficacy', 'fatigue']

export function resident({ id, who, worlds }) {
  const { a, b } = worlds
  const ties = joined(a.ties, b.ties, (one) => one.id).sort((one, other) => strongest(other) - strongest(one))
  return [
    title(describe(who), `${communityName(who.community)} · ${buildingName(who.number)}`),
    section('who', el('p', {}, listed(more(who))),
      el('p', { class: 'links' }, go('household', who.household, t('panels.home', { number: who.window })),
        go('cell', who.cell, buildingName(who.number)), go('community', who.community, communityName(who.community))),
      nearer({ level: 'person', community: who.community, cell: who.cell, household: who.household, resident: id }, 'person')),
    section('beside', beside([
      ...STATES.map((name) => [t(`panels.states.${name}`), points(a.states[name]), points(b.states[name])]),
      [t('panels.views'), a.states.opinion.toFixed(2), b.states.opinion.toFixed(2)],
      [t('panels.served_weeks'), count(a.served_weeks), count(b.served_weeks)],
    ]), el('p', {}, `${t('panels.world_a')} ${roleWords(a)}`), el('p', {}, `${t('panels.world_b')} ${roleWords(b)}`),
    groups(a, b)),
    story(worlds),
    section('ties', beside(ties.map(([other, one, two]) => [go('resident', other, tieWords(one ?? two)),
      one ? points(one.strength) : '–', two ? points(two.strength) : '–']), t('panels.strength'))),
    section('cases', cases(worlds)),
  ]
}

const strongest = ([, a, b]) => Math.max(a?.strength ?? 0, b?.strength ?? 0)

function groups(a, b) {
  const own = [a.group, b.group].filter(Boolean)
  if (!own.length) return null
  const ids = [...new Set(own.map((one) => one.id))]
  return el('p', { class: 'links' }, t('panels.in_group'), ' ', ...ids.map((id) => go('organisation', id, groupName(own.find((one) => one.id === id)))))
}

/** What else the model knows. */
function more(who) {
  return [
    t('panels.at_home', { n: who.home.length }),
    who.age >= 15 && t(`panels.education.${who.education}`),
    t(who.digital ? 'panels.online' : 'panels.offline'),
    who.skill > 0 && t(`panels.skills.${who.skill}`),
    who.hobby > 0 && t(`panels.hobbies.${who.hobby}`),
    who.low_income === 1 && t('panels.low_income'),
  ].filter(Boolean)
}
