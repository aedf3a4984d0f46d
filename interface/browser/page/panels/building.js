// A building and a household in the inspector.

import { needWords } from '../stories.js'
import { el } from '../element.js'
import { number, t } from '../words.js'
import { nearer } from './near.js'
import { beside, buildingName, communityName, count, facts, go, listed, none, points, section, story, title } from './parts.js'

const MARKS = ['elder_alone', 'child', 'migrant_elder', 'member']

export function building({ id, who, worlds }) {
  const { a, b } = worlds
  const sum = (open) => Object.values(open).reduce((total, one) => total + one, 0)
  const needs = [...new Set([...Object.keys(a.open), ...Object.keys(b.open)])].sort()
  const rows = [
    [t('panels.numbers.open'), count(sum(a.open)), count(sum(b.open))],
    ...needs.map((need) => [`· ${t(`terms.needs.${need}`)}`, count(a.open[need] ?? 0), count(b.open[need] ?? 0)]),
    [t('panels.numbers.unseen'), count(a.unseen), count(b.unseen)],
    [t('panels.late'), count(a.overdue), count(b.overdue)],
    [t('panels.volunteers_here'), count(a.volunteers), count(b.volunteers)],
    [t('panels.members_here'), count(a.members), count(b.members)],
  ]
  const marked = who.households.filter((home) => MARKS.some((mark) => home[mark]))
  return [
    title(`${communityName(who.community)} · ${buildingName(who.number)}`, t(`terms.types.${who.type}`)),
    section('who', facts([
      [t('panels.residents'), t('panels.homes', { homes: count(who.households.length), residents: count(who.residents) })],
      ...MARKS.map((mark) => [t(`panels.homes_with.${mark}`), count(who.households.filter((home) => home[mark]).length)]),
      [t('panels.community'), go('community', who.community, communityName(who.community))],
    ]), nearer({ level: 'building', community: who.community, cell: id, household: null, resident: null }, 'building')),
    section('problem', facts([[t('panels.world_a'), problemWords(a.problem)], [t('panels.world_b'), problemWords(b.problem)]])),
    section('beside', beside(rows)),
    story(worlds),
    section('ties', el('p', { class: 'muted' }, t('panels.threads', { a: count(a.threads.length), b: count(b.threads.length) }))),
    section('homes', marked.length ? el('ul', { class: 'homes' }, ...marked.map((home) => el('li', {},
      go('household', home.id, t('panels.home', { number: who.households.indexOf(home) + 1 })),
      el('span', { class: 'muted' }, listed(MARKS.filter((mark) => home[mark]).map((mark) => t(`panels.marks.${mark}`)))))))
      : none()),
  ]
}

export function problemWords(problem) {
  if (!problem) return t('panels.no_problem')
  const words = t('panels.problem', { kind: t(`log.problems.${problem.problem}`), progress: Math.round(100 * problem.progress) })
  const there = problem.sides.length ? t('panels.there', { sides: listed(problem.sides.map((side) => t(`panels.side_names.${side}`))) })
    : t('panels.sides_there.0')
  return `${words}${t('panels.comma')}${there}`
}

export function household({ id, who, worlds }) {
  const { a, b } = worlds
  const rows = [
    [t('panels.numbers.open'), count(a.states.open_cases), count(b.states.open_cases)],
    ...['loneliness', 'trust', 'acceptance', 'satisfaction', 'motivation'].map((name) =>
      [t(`panels.states.${name}`), points(a.states[name]), points(b.states[name])]),
    [t('panels.views'), number(a.states.opinion, 2), number(b.states.opinion, 2)],
  ]
  return [
    title(t('panels.home', { number: who.window }), `${communityName(who.community)} · ${buildingName(who.number)}`),
    section('who', el('p', { class: 'links' }, ...who.residents.map((one) => go('resident', one.id, t('panels.aged', { age: one.age })))),
      el('p', {}, listed(MARKS.filter((mark) => who[mark]).map((mark) => t(`panels.marks.${mark}`)))),
      el('p', { class: 'links' }, go('cell', who.cell, buildingName(who.number)), go('community', who.community, communityName(who.community))),
      nearer({ level: 'person', community: who.community, cell: who.cell, household: id, resident: null }, 'person')),
    section('beside', beside(rows)),
    section('cases', cases(worlds)),
    story(worlds),
  ]
}

/** The open cases of a household or person, world by world. */
export function cases(worlds) {
  const line = (world) => {
    const own = worlds[world].cases
    return [t(`panels.world_${world}`), own.length ? el('ul', {}, ...own.map((one) => el('li', {}, caseWords(one)))) : t('panels.no_case')]
  }
  return facts([line('a'), line('b')])
}

export function caseWords(one) {
  const parts = [needWords(one), t('panels.since', { week: one.born }),
    one.known ? t('panels.known', { actor: t(`terms.actor_names.${one.known}`) }) : t('panels.unknown')]
  if (one.listed) parts.push(t('panels.on_list'))
  if (one.late) parts.push(t('panels.is_late'))
  return parts.join(t('panels.comma'))
}


