// Pieces of the inspector: heads, facts, numbers of A beside B, links to other things, dated lines.

import { el } from '../element.js'
import { capital, storyText, together, whenWords } from '../stories.js'
import { store } from '../store.js'
import { number, own, t, whole } from '../words.js'

const STORY_SHOWN = 14

export const title = (text, under) => el('div', { class: 'inspector-title' }, el('h2', {}, capital(text)), el('p', { class: 'muted' }, capital(under)))

export function section(name, ...children) {
  return el('section', { class: 'inspector-part', 'data-name': name }, el('h3', {}, t(`panels.heads.${name}`)), ...children)
}

/** [[term, value], …] without those whose value is null. */
export function facts(pairs) {
  return el('dl', { class: 'known' }, ...pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .flatMap(([term, value]) => [el('dt', {}, capital(term)), el('dd', {}, value)]))
}

/** A button that inspects another thing. */
export function go(kind, id, text) {
  return el('button', { class: 'link', 'data-go': `${kind} ${id}`, onclick: () => store.set({ inspect: { kind, id } }) }, capital(text))
}

/** A table of numbers: rows [name, a, b]; a name may be a node. */
export function beside(rows, names = null) {
  const worded = rows.some(([, a, b]) => [a, b].some((value) => String(value).length > 9))
  return el('table', { class: worded ? 'beside worded' : 'beside' },
    el('thead', {}, el('tr', {}, el('th', {}, names ?? ''),
      el('th', { class: 'figure of-a', scope: 'col' }, 'A'), el('th', { class: 'figure of-b', scope: 'col' }, 'B'))),
    el('tbody', {}, ...rows.map(([name, a, b]) => el('tr', {}, el('th', { scope: 'row' }, typeof name === 'string' ? capital(name) : name),
      el('td', { class: 'figure of-a' }, a), el('td', { class: 'figure of-b' }, b)))))
}

export const none = () => el('p', { class: 'muted' }, t('panels.none'))
export const percent = (share) => `${Math.round(100 * share)}%`
export const points = (share) => (share === null || share === undefined ? '–' : number(share, 2))
export const count = (value) => (value === null || value === undefined ? '–' : whole(value))
export const hours = (value) => (value >= 20 || value === 0 ? whole(value) : number(value, 1))
export const listed = (parts) => parts.join(t('log.and'))
export const communityName = (c) => own(store.state.opening.communities[c], 'name')
export const buildingName = (one) => t('panels.building', { number: one })

/** A line's words, a link where they speak of a building or a person. */
function told(line) {
  const { cell, resident } = line.values
  if (resident !== undefined) return go('resident', resident, storyText(line))
  return cell === undefined ? storyText(line) : go('cell', cell, storyText(line))
}

/** What happened, with the worlds in which it did. */
export function story(worlds) {
  const lines = together(worlds)
  const items = lines.map(({ line, worlds: where }) => {
    const [week, month] = whenWords(line)
    const marks = [...where].map((world) => el('span', { class: `mark of-${world}` }, world.toUpperCase()))
    return el('li', {}, el('span', { class: 'when' }, week, el('small', {}, month)),
      el('span', { class: 'worlds' }, ...marks), el('span', {}, told(line)))
  })
  if (!items.length) return section('happened', none())
  const early = items.slice(STORY_SHOWN)
  return section('happened', el('ol', { class: 'story' }, ...items.slice(0, STORY_SHOWN)),
    early.length > 0 && el('details', { 'data-name': 'earlier' }, el('summary', {}, t('panels.earlier', { n: early.length })),
      el('ol', { class: 'story' }, ...early)))
}

/**
 * The union of lists of both worlds by key: [[key, one of A or null, one of B or null], …].
 * @returns {[any, any, any][]}
 */
export function joined(a, b, keyOf) {
  const keys = [...new Set([...a, ...b].map(keyOf))]
  const find = (list, key) => list.find((one) => keyOf(one) === key) ?? null
  return keys.map((key) => [key, find(a, key), find(b, key)])
}
