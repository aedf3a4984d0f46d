// Numbers of the run for a tour's sentences, and whether a sentence's condition holds.

import { ask } from '../socket.js'
import { store } from '../store.js'
import { classes } from '../structure.js'
import { number, whole } from '../words.js'

const TERM = /^(?:([\d.]+) \* )?([a-z_0-9.]+)(?: ([+-]) ([\d.]+))?$/
const COMPARE = { '>': (a, b) => a > b, '<': (a, b) => a < b, '>=': (a, b) => a >= b, '<=': (a, b) => a <= b }
const WRITE = {
  whole, percent: (value) => `${Math.round(value)}%`, share: (value) => `${Math.round(100 * value)}%`,
  two: (value) => number(value, 2), three: (value) => number(value, 3),
}

/** The values of a stop by name: {value: number or null, write}; people are found once and kept in `found`. */
export async function valuesOf(stop, found) {
  const answers = new Map()
  const told = {}
  for (const [name, one] of Object.entries(stop.values ?? {})) {
    let value = one.measure ? measured(one, stop.week) : pick(await inspected(one, answers, found), one)
    if (value === null || value === undefined || Number.isNaN(value)) value = one.none ?? null
    told[name] = { value, write: one.write ?? 'whole' }
  }
  return told
}

function measured(one, week) {
  const { history } = store.state
  const at = one.week ?? week
  if (one.measure.startsWith('in_time.')) return history.inTime(one.world, classes().indexOf(one.measure.slice(8)), at, one.span ?? 13)
  if (one.from === undefined) return history.value(one.world, one.measure, at) ?? null
  return history.series(one.world, one.measure, one.from, at).reduce((sum, value) => sum + (value ?? 0), 0)
}

export const communityOf = (code) => store.state.opening.communities.findIndex((one) => one.code === code)

function inspected(one, answers, found) {
  const actors = store.state.catalogue.settings.find((each) => each.name === 'present').choices
  const asked = one.person ? ['resident', found.person]
    : one.actor ? ['actor', communityOf(one.community) * actors.length + actors.indexOf(one.actor)]
      : ['community', communityOf(one.community)]
  if (asked[1] === undefined || asked[1] < 0) return null
  const key = asked.join(' ')
  if (!answers.has(key)) answers.set(key, ask({ type: 'inspect', kind: asked[0], id: asked[1] }))
  return answers.get(key)
}

/** A path: names with dots; `list[key=value]` keeps what fits, `.count`, `.sum:key`, `.max:key` fold a list. */
export function pick(answer, { path, world }) {
  if (!answer?.found) return null
  let at = path.startsWith('who.') ? { who: answer.who } : answer.worlds[world]
  for (const part of path.match(/[^.[]+(?:\[[^\]]*\])?/g)) {
    const [, name, filter] = part.match(/^([^[]*)(?:\[(.*)\])?$/)
    if (Array.isArray(at)) {
      const [fold, key] = name.split(':')
      if (fold === 'count') at = at.length
      else if (fold === 'sum') at = at.reduce((sum, one) => sum + one[key], 0)
      else if (fold === 'max') at = at.length ? Math.max(...at.map((one) => one[key])) : null
      else at = at[0]?.[name]
    } else at = at?.[name]
    if (filter && Array.isArray(at)) at = at.filter((one) => fits(one, filter))
  }
  return typeof at === 'number' ? at : null
}

function fits(one, filter) {
  const [, key, differs, wanted] = filter.match(/^([\w.]+?)(!?)=(.*)$/)
  const value = key.split('.').reduce((inside, name) => inside?.[name], one)
  return (String(value) === wanted) !== (differs === '!')
}

/** Whether a condition holds; nothing that is not known holds. */
export function holds(condition, values) {
  return !condition || condition.split(' and ').every((one) => {
    const [, name, compare, term] = one.match(/^(\w+) (>=|<=|>|<) (.*)$/)
    const [, factor, base, sign, plus] = term.match(TERM)
    const left = values[name]?.value ?? null
    const right = Number.isNaN(Number(base)) ? values[base]?.value ?? null : Number(base)
    if (left === null || right === null) return false
    return COMPARE[compare](left, (factor ? Number(factor) : 1) * right + (sign ? Number(sign + plus) : 0))
  })
}

/** The sentences that the run bears out, numbers filled in. */
export function sentences(stop, values) {
  const { lang } = store.state
  return stop.say.filter((one) => holds(one.when, values)).map((one) =>
    (lang === 'zh' ? one.zh : one.text).replace(/\{(\w+)\}/g, (hole, name) => {
      const told = values[name]
      return !told || told.value === null ? '–' : WRITE[told.write](told.value)
    })).join(lang === 'zh' ? '' : ' ')
}
