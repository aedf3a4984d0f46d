// A dated line of a story {week, date, kind, values} as words.

import { own, t, whole } from './words.js'

/** What happened, in a sentence. */
export function storyText({ kind, values }) {
  return capital(t(`panels.story.${kind}`, {
    need: values.need ? needWords(values) : '',
    actor: values.actor ? t(`terms.actor_names.${values.actor}`) : '',
    links: (values.links ?? []).map((link) => t(`terms.links.${link}.name`)).join(t('log.and')),
    problem: values.problem === undefined ? '' : t(`log.problems.${values.problem}`),
    side: values.side === undefined ? '' : t(`panels.sides.${values.side}`),
    how: values.incubated === undefined ? '' : t(`panels.how.${values.incubated ? 'incubated' : 'itself'}`),
    name: nameOf(values),
    n: values.n === undefined ? '' : whole(values.n), a: values.a, b: values.b,
    number: values.number ?? '', served: values.served ?? '', planned: values.planned ?? '',
  }))
}

/** With a capital letter where the script has any. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** "elder care", or with "severe" in front. */
export function needWords({ need, severe = false }) {
  const words = t(`terms.needs.${need}`)
  return severe ? t('panels.severe', { need: words }) : words
}

/** The study's name of a thing, or what it is. */
export function nameOf(values) {
  if (values.name) return own(values, 'name')
  if (values.group) return t('panels.group_number', { number: values.group })
  return values.need ? t(`terms.needs.${values.need}`) : ''
}

/** "Week 31" and the month, or only the month before week 0. */
export function whenWords({ week, date }) {
  const [year, month] = date.split('-')
  return [week < 0 ? t('panels.before') : t('panels.week', { week }), `${year}-${month}`]
}

/** Lines of both worlds by time, the newest first: [{line, worlds: "a" | "b" | "ab"}]. */
export function together(worlds) {
  const found = new Map()
  for (const world of ['a', 'b']) {
    worlds[world].story.forEach((line, order) => {
      if (line.kind === 'cases_closed') { beside(found, world, line, order); return }
      const key = `${line.week} ${line.kind} ${JSON.stringify(line.values)}`
      let times = 0
      while (found.get(`${key} ${times}`)?.worlds.includes(world)) times += 1
      const known = found.get(`${key} ${times}`)
      if (known) known.worlds += world
      else found.set(`${key} ${times}`, { line, worlds: world, order })
    })
  }
  return [...found.values()].sort((one, other) => other.line.week - one.line.week || one.order - other.order)
}

/** Cases closed in a week are one line with the numbers of both worlds. */
function beside(found, world, line, order) {
  const key = `${line.week} ${line.kind}`
  const known = found.get(key) ?? { line: { ...line, values: { a: 0, b: 0 } }, worlds: 'ab', order }
  known.line.values[world] = line.values.n
  found.set(key, known)
}
