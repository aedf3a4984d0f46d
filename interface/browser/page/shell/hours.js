// Where the hours of a week went, by actor: used, spent on coordinating, lost.

import { actors, uses as groups } from '../structure.js'
import { t, whole } from '../words.js'
import { nice } from './scale.js'

/** [{used, meetings, lost}] by actor. */
export function hoursOf(history, world, week) {
  const uses = history.frame(week)?.arrays[world].uses
  return actors().map((_, actor) => {
    const sums = { used: 0, meetings: 0, lost: 0 }
    if (!uses) return sums
    const count = uses.length / actors().length
    const { lost, coordinating } = groups()
    for (let use = 0; use < count - 1; use++) {
      const kind = lost.includes(use) ? 'lost' : coordinating.includes(use) ? 'meetings' : 'used'
      sums[kind] += uses[actor * count + use]
    }
    return sums
  })
}

const total = ({ used, meetings, lost }) => used + meetings + lost

let scale = { run: null, high: 0 }  // grows within a run, never shrinks: bars of two weeks can be compared

export function hours(state, box) {
  const { history, week, lang } = state
  const shown = { a: hoursOf(history, 'a', week), b: hoursOf(history, 'b', week) }
  if (scale.run !== history.run) scale = { run: history.run, high: 1 }
  scale.high = Math.max(scale.high, ...['a', 'b'].flatMap((world) => shown[world].map(total)))
  const high = nice(scale.high)
  const left = lang === 'zh' ? 58 : 76, numbers = 42, right = box.width - 2 * numbers
  const row = box.height / actors().length, thick = Math.min(11, (row - 3) / 2)
  const x = (value) => (right - left) * value / high
  const parts = actors().flatMap((actor, at) => {
    const top = at * row + (row - 2 * thick - 1) / 2
    const middle = at * row + row / 2 + 3.8
    return [
      `<text class="axis" x="${left - 6}" y="${middle}" text-anchor="end">${t(`shell.charts.actors.${actor}`)}</text>`,
      ...['a', 'b'].flatMap((world, place) => {
        const { used, meetings, lost } = shown[world][at]
        const y = top + place * (thick + 1)
        return [
          `<rect class="bar of-${world}" x="${left}" y="${y}" width="${x(used)}" height="${thick}"/>`,
          `<rect class="bar meetings" x="${left + x(used)}" y="${y}" width="${x(meetings)}" height="${thick}"/>`,
          lost > 0 ? `<rect class="bar lost of-${world}" x="${left + x(used + meetings)}" y="${y + 0.5}" width="${Math.max(0.5, x(lost))}" height="${thick - 1}"/>` : '',
        ]
      }),
      `<text class="axis of-a" x="${right + numbers - 2}" y="${middle}" text-anchor="end">${whole(total(shown.a[at]))}</text>`,
      `<text class="axis of-b" x="${box.width - 2}" y="${middle}" text-anchor="end">${whole(total(shown.b[at]))}</text>`,
    ]
  })
  return parts.join('')
}
