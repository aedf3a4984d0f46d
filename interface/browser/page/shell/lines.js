// One measure in both worlds over the weeks, as SVG text: cheap enough to be drawn anew several times a second.

import { t } from '../words.js'
import { range } from './scale.js'

const END = 52  // room for the labels at line ends

const text = (words) => words.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Weeks a chart shows: 52 around the present one, or all. */
export function windowOf({ week, span, server }) {
  const weeks = server?.weeks ?? 156
  if (span === 'all') return [0, weeks - 1]
  const first = Math.max(0, Math.min(week - 38, weeks - 53))
  return [first, Math.min(weeks - 1, first + 52)]
}

/** Values by week in a window, nulls where there are none. */
export function values(history, measure, world, from, to) {
  const found = []
  for (let week = from; week <= to; week++) found.push(history.frame(week) ? measure.of(history, world, week) : null)
  return found
}

/** Draw: `box` {width, height}, `spans` of emergencies, `bands` of more seeds or null. Returns {markup, from}. */
export function lines(state, measure, box, { spans, bands, bare = false }) {
  const { history, week } = state
  const [first, last] = windowOf(state)
  const drawn = Math.min(last, history.lastWeek)
  const own = { a: values(history, measure, 'a', first, drawn), b: values(history, measure, 'b', first, drawn) }
  const [low, high] = range(seen(history, measure, bands), measure)
  const left = bare ? 2 : Math.max(...[low, high].map((one) => measure.write(one).length)) * 6.4 + 10
  const bottom = box.height - (bare ? 3 : 18), top = bare ? 8 : 7, right = box.width - END
  const x = (at) => left + (right - left) * (at - first) / (last - first)
  const y = (value) => bottom - (bottom - top) * (value - low) / (high - low)
  const parts = []
  for (const { from, until } of spans) {
    if (until < first || from > last) continue
    const start = x(Math.max(first, from)), end = x(Math.min(last, until + 1))
    parts.push(`<rect class="band" x="${start}" y="${top - 4}" width="${Math.max(1, end - start)}" height="${bottom - top + 4}"/>`)
  }
  if (!bare) {
    for (const value of [low, (low + high) / 2, high]) {
      parts.push(`<line class="grid" x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}"/>`,
        `<text class="axis" x="${left - 6}" y="${y(value) + 3.5}" text-anchor="end">${text(measure.write(value))}</text>`)
    }
    const middle = Math.round((first + last) / 2)
    parts.push(`<text class="axis" x="${x(first)}" y="${box.height - 4}">${text(t('shell.week', { week: first }))}</text>`)
    for (const at of [middle, last]) parts.push(`<text class="axis" x="${x(at)}" y="${box.height - 4}" text-anchor="middle">${at}</text>`)
  }
  if (bands) for (const world of ['a', 'b']) parts.push(band(bands[world], world, first, last, x, y))
  for (const world of ['a', 'b']) parts.push(`<path class="line of-${world}${bands ? ' thin' : ''}" d="${path(own[world], first, x, y)}"/>`)
  if (week >= first && week <= last) parts.push(`<line class="now" x1="${x(week)}" x2="${x(week)}" y1="${top - 4}" y2="${bottom}"/>`)
  parts.push(...ends(own, Math.min(week, drawn), first, x, y, measure, [top, bottom]))
  return { markup: parts.join(''), from: low > 0 ? measure.write(low) : null }
}

/** All values of the run, so that an axis depends neither on the world nor on the weeks in view. */
function seen(history, measure, bands) {
  const all = ['a', 'b'].flatMap((world) => values(history, measure, world, 0, history.lastWeek))
  if (bands) all.push(...['a', 'b'].flatMap((world) => [...bands[world].low, ...bands[world].high]))
  return all.filter((value) => Number.isFinite(value))
}

function path(series, first, x, y) {
  let drawn = '', pen = 'M'
  series.forEach((value, at) => {
    if (value === null) { pen = 'M'; return }
    drawn += `${pen}${x(first + at).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
  })
  return drawn
}

function band({ low, mean, high }, world, first, last, x, y) {
  const inside = (series) => series.slice(first, last + 1)
  const known = (series) => inside(series).map((value, at) => [x(first + at), value]).filter(([, value]) => Number.isFinite(value))
  const points = [...known(high), ...known(low).reverse()].map(([at, value]) => `${at.toFixed(1)},${y(value).toFixed(1)}`)
  return `<polygon class="spread of-${world}" points="${points.join(' ')}"/><path class="line of-${world}" d="${path(inside(mean).map((one) => Number.isFinite(one) ? one : null), first, x, y)}"/>`
}

function ends(own, week, first, x, y, measure, [top, bottom]) {
  const found = ['a', 'b'].map((world) => {
    const known = own[world].slice(0, week - first + 1).findLastIndex((value) => value !== null)
    const value = known < 0 ? null : own[world][known]
    return { world, week: first + known, value, at: y(value) }
  }).filter((one) => one.value !== null)
  if (found.length === 2) {
    const [upper, lower] = found[0].at <= found[1].at ? found : [found[1], found[0]]
    const lack = 13 - (lower.at - upper.at)
    if (lack > 0) { upper.at -= lack / 2; lower.at += lack / 2 }
    const over = lower.at + 4 - bottom, under = top - upper.at
    if (over > 0) { upper.at -= over; lower.at -= over }
    else if (under > 0) { upper.at += under; lower.at += under }
  }
  return found.flatMap(({ world, week: ended, value, at }) => [
    `<circle class="end of-${world}" cx="${x(ended)}" cy="${y(value)}" r="3"/>`,
    `<text class="end of-${world}" x="${x(ended) + 7}" y="${at + 4}">${world.toUpperCase()} ${text(measure.write(value))}</text>`,
  ])
}
