// The weeks of the run: what was lived, what stands in it, and where the maps are.

import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, svg } from '../element.js'
import { drag } from './drag.js'
import { emergencies, flags, moveEmergency, moveFlag, removeFlag, stations } from './events.js'
import { showWeek } from './playing.js'
import { months } from './weeks.js'

const SIDE = 12   // room for the playhead at both ends
const CLOTH = 12  // width of a flag

export function mountTimeline(host) {
  const picture = svg('svg', { role: 'group' })
  host.append(picture)
  const fixed = svg('g'), now = svg('g')
  picture.append(fixed, now)
  const place = () => {
    const { width, height } = host.getBoundingClientRect()
    const weeks = store.state.server?.weeks ?? 156
    const top = height < 70 ? 24 : height < 80 ? 28 : 34
    return {
      width, height, weeks, top, thick: height < 70 ? 14 : 18,
      x: (week) => SIDE + (width - 2 * SIDE) * Math.max(0, Math.min(weeks, week)) / weeks,
      week: (x) => (x - SIDE) * weeks / (width - 2 * SIDE),
    }
  }
  let drawn = ''
  const all = (state) => {
    const at = place()
    if (!state.server || at.width < 80) return
    // a state that changes nothing here must not take the focus from what is being moved
    const { worlds, weeks } = state.server
    const key = JSON.stringify([at.width, at.height, weeks, state.lang, worlds.a.events, worlds.b.events,
      worlds.a.emergencies, worlds.b.emergencies, worlds.b.settings.present])
    if (key !== drawn) {
      drawn = key
      picture.setAttribute('width', at.width)
      picture.setAttribute('height', at.height)
      picture.setAttribute('aria-label', t('shell.timeline.name'))
      drawFixed(fixed, at, state)
    }
    drawNow(now, fixed, at, state)
  }
  drawOn(store, ['lang', 'server', 'opening', 'week', 'frame', 'following'], all)
  new ResizeObserver(() => all(store.state)).observe(host)
  store.on('server', () => { if (!store.state.server.playing) drawn = '' })  // a refused move springs back
}

function drawFixed(group, at, state) {
  const { x, top, thick, weeks } = at
  const bottom = top + thick
  const track = svg('rect', { class: 'track', x: x(0), y: top, width: x(weeks) - x(0), height: thick, rx: 3 })
  const lived = svg('rect', { class: 'lived', x: x(0), y: top, width: 0, height: thick, rx: 3 })
  drag(track, at, { move: (week) => showWeek(week), start: (week) => showWeek(week) })
  drag(lived, at, { move: (week) => showWeek(week), start: (week) => showWeek(week) })
  const taken = []  // spans of the row of labels
  const parts = [track, lived]
  let free = 0  // where the next month has room
  for (const [week, label] of months(weeks)) {
    parts.push(svg('line', { class: 'tick', x1: x(week), x2: x(week), y1: bottom, y2: bottom + 4 }))
    const ends = x(week) > at.width - 60 ? 'end' : week === 0 ? 'start' : 'middle'
    if (x(week) < free) continue
    free = x(week) + (week === 0 ? 62 : 58)
    parts.push(svg('text', { class: 'calendar', x: x(week), y: bottom + 16, 'text-anchor': ends }, label))
  }
  const open = stations(state)
  open.forEach((week) => parts.push(svg('line', { class: 'station', x1: x(week), x2: x(week), y1: top - 6, y2: top - 1 })))
  const standing = flags(state)
  for (const { from } of standing) taken.push([x(from), x(from) + CLOTH])
  for (const span of emergencies(state)) parts.push(emergency(at, span, taken))
  for (const flag of standing) parts.push(planned(at, flag, taken))
  if (open.length) {
    const text = label(at, taken, x(open[0]), t('shell.timeline.stations', { count: open.length }), 'stations')
    if (text) parts.push(text)
  }
  group.replaceChildren(...parts)
}

const wide = (words) => [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 12.2 : 7.2), 0)

/** A text over the track, if there is room for it. */
function label(at, taken, x, words, kind) {
  const width = wide(words)
  const turned = kind !== 'stations' && x + width > at.width - 4  // to the left of its flag
  const from = turned ? x - 24 - width : x
  if (!isFree(taken, from, width)) return null
  taken.push([from, from + width])
  return svg('text', { class: `label ${kind}`, x: from, y: at.top - 11 }, words)
}

const isFree = (taken, from, width) => !taken.some(([start, end]) => from < end + 4 && from + width > start - 4)

function emergency(at, span, taken) {
  const { x, top, thick } = at
  const both = span.worlds === 'ab'
  let { from, until } = span
  const text = svg('text', { class: 'label emergency', y: top - 11 })
  const block = svg('rect', { class: 'emergency', y: both || span.worlds === 'a' ? top : top + thick / 2, height: both ? thick : thick / 2 })
  const handles = [0, 1].map(() => svg('rect', { class: 'handle', y: top - 2, width: 5, height: thick + 4, rx: 2, tabindex: 0, role: 'slider' }))
  block.setAttribute('tabindex', 0)
  block.setAttribute('role', 'slider')
  const told = () => t('shell.timeline.emergency', { from, until }) + (both ? '' : ` (${span.worlds.toUpperCase()})`)
  const width = wide(told())
  // behind the flags that stand where it begins
  const free = [x(from), ...taken.map(([, end]) => end + 5)].filter((one) => one >= x(from) && isFree(taken, one, width))
  const shift = Math.min(...free, at.width - width - 4) - x(from)
  taken.push([x(from) + shift, x(from) + shift + width])
  const show = () => {
    block.setAttribute('x', x(from))
    block.setAttribute('width', Math.max(2, x(until + 1) - x(from)))
    handles[0].setAttribute('x', x(from) - 2.5)
    handles[1].setAttribute('x', x(until + 1) - 2.5)
    const words = told()
    text.textContent = words
    text.setAttribute('x', x(from) + shift)
    named(block, words, from, at)
    named(handles[0], t('shell.timeline.begins', { week: from }), from, at)
    named(handles[1], t('shell.timeline.ends', { week: until }), until, at)
  }
  show()
  const last = Math.max(at.weeks - 1, span.until)  // an emergency may outlast the run
  const set = (start, end) => { from = start; until = end; show() }
  const done = () => moveEmergency(span, { from, until })
  const length = () => until - from
  drag(block, at, { done, by: (step, start) => {
    const first = clamp(start.from + step, 0, last - length())
    set(first, first + length())
  }, keep: () => ({ from, until }) })
  drag(handles[0], at, { done, by: (step, start) => set(clamp(start.from + step, 0, until), until), keep: () => ({ from, until }) })
  drag(handles[1], at, { done, by: (step, start) => set(from, clamp(start.until + step, from, last)), keep: () => ({ from, until }) })
  return svg('g', {}, block, ...handles, text)
}

function planned(at, flag, taken) {
  const { x, top, thick } = at
  let { from } = flag
  const pole = svg('path', { class: 'pole' }), cloth = svg('path', { class: 'cloth' })
  const hit = svg('rect', { class: 'hit', y: 0, width: 26, height: top + thick })
  const words = flag.off ? flag.label : `${flag.world.toUpperCase()} · ${flag.label}`
  const text = label(at, taken, x(from) + 16, words, flag.off ? 'off' : `of-${flag.world}`)
  const group = svg('g', { class: `flag of-${flag.world}${flag.off ? ' off' : ''}`, tabindex: 0, role: 'slider' }, hit, pole, cloth)
  if (text) group.append(text)
  const title = svg('title', {}, words)
  group.append(title)
  const show = () => {
    pole.setAttribute('d', `M${x(from)} ${top - 20}V${top + thick}`)
    cloth.setAttribute('d', `M${x(from)} ${top - 20}h11l-3 4 3 4h-11z`)
    hit.setAttribute('x', x(from) - 8)
    text?.setAttribute('x', x(from) + (x(from) + 16 + wide(words) > at.width - 4 ? -6 - wide(words) : 16))
    const told = t('shell.timeline.flag', { label: words, week: from })
    named(group, told, from, at)
    title.textContent = told
  }
  show()
  drag(group, at, {
    done: () => moveFlag(flag, from), remove: () => removeFlag(flag), keep: () => ({ from }),
    by: (step, start) => { from = clamp(start.from + step, 0, at.weeks - 1); show() },
  })
  return group
}

const clamp = (value, low, high) => Math.max(low, Math.min(high, Math.round(value)))

function named(node, words, value, at) {
  for (const [name, given] of [['label', words], ['valuenow', value], ['valuemin', 0], ['valuemax', at.weeks - 1]]) {
    node.setAttribute(`aria-${name}`, given)
  }
}

function drawNow(group, fixed, at, { week, history }) {
  const { x, top, thick } = at
  fixed.querySelector('.lived')?.setAttribute('width', x((history?.lastWeek ?? -1) + 1) - x(0))
  let head = group.firstChild
  if (!head) {
    head = svg('g', { class: 'playhead', tabindex: 0, role: 'slider' },
      svg('rect', { class: 'hit', x: -12, y: -16, width: 24, height: 60 }),
      svg('path', { d: `M-7 -9h14v7l-7 6-7-6z` }), svg('line', { y1: 0, y2: 0 }))
    group.append(head)
    const place = {}  // the timeline may have been laid out anew since
    head.place = place
    drag(head, place, { keep: () => ({ week: store.state.week }), by: (step, start) => showWeek(start.week + step) })
  }
  Object.assign(head.place, at)
  head.querySelector('line').setAttribute('y2', thick + 5)
  head.setAttribute('transform', `translate(${x(week + 0.5)} ${top})`)
  named(head, t('shell.timeline.shown', { week: Math.max(0, week) }), week, at)
}
