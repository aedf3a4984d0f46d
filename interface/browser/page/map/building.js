// A building from the front: a window for every home, threads where people of two homes know each other.

import { el, svg } from '../element.js'
import { capital, needWords } from '../stories.js'
import { store } from '../store.js'
import { number, own, t, whole } from '../words.js'
import { palette } from './palette.js'
import { colourOf } from './values.js'

const COLUMNS = { courtyard: 9, 'old-courtyard': 9, resettlement: 7, 'new-commercial': 5 }
const PITCH = [46, 44], WINDOW = [22, 18], ROOF = 26, GROUND = 12
const HOME_BREAKS = [0.5, 1.5, 2.5, 3.5] // a home's own classes where the colour counts
const MARKS = ['elder_alone', 'child', 'migrant_elder', 'member']
const COUNTED = ['open_cases', 'unseen_cases', 'volunteers']

let pointed = { cell: null, index: null } // stays pointed at when the week changes under the pointer

/** The cards of both worlds, and a function that draws the fronts once their room is known. */
export function building({ who, worlds }, worldCard) {
  const note = el('p', { class: 'note-line' })
  const slots = { a: el('div', { class: 'slot' }), b: el('div', { class: 'slot' }) }
  const fronts = {}
  const light = (index) => {
    pointed = { cell: who.cell, index }
    for (const front of Object.values(fronts)) lightUp(front, index)
    note.textContent = index === null ? rest(who) : noteOf(who, worlds, index)
  }
  const nodes = [
    el('div', { class: 'worlds-near' }, ...['a', 'b'].map((world) => worldCard(world, banner(worlds[world]), slots[world]))),
    el('div', { class: 'card near-legend' }, note, legend()),
  ]
  return { nodes, fill() {
    const room = { wide: Math.max(200, slots.a.clientWidth), high: Math.max(150, Math.min(slots.a.clientHeight, slots.b.clientHeight)) }
    for (const world of ['a', 'b']) {
      fronts[world] = front(world, who, worlds[world], room, light)
      slots[world].append(fronts[world])
    }
    light(pointed.cell === who.cell ? pointed.index : null)
  } }
}

const rest = (who) => {
  const { opening } = store.state
  return `${own(opening.communities[who.community], 'name')} · ${t('panels.building', { number: who.number })} · ${t('panels.close_view.wall', { residents: who.residents, households: who.households.length })}`
}

/** The home pointed at, with its value in both worlds. */
function noteOf(who, worlds, index) {
  const home = who.households[index]
  const values = ['a', 'b'].map((world) => `${world.toUpperCase()} ${valueWords(worlds[world].windows[store.state.colour][index])}`)
  const marks = MARKS.filter((mark) => home[mark]).map((mark) => t(`panels.marks.${mark}`))
  const ages = home.residents.map((one) => one.age).join(' · ')
  return [capital(t('panels.home', { number: index + 1 })), t('panels.aged', { age: ages }), ...marks,
    `${t(`map.colours.${store.state.colour}`).name}${t('map.colon')}${values.join(t('map.comma'))}`].join(t('panels.comma'))
}

const valueWords = (value) => (COUNTED.includes(store.state.colour) ? whole(value) : number(value, 2))

function banner(world) {
  const open = Object.values(world.open).reduce((sum, one) => sum + one, 0)
  const { problem } = world
  const words = problem ? t('panels.banner', {
    kind: t(`log.problems.${problem.problem}`), progress: Math.round(100 * problem.progress), sides: t(`panels.sides_there.${problem.sides.length}`),
  }) : capital(t('panels.no_problem'))
  const needs = Object.keys(world.open).map((need) => `${needWords({ need })} ${world.open[need]}`).join(t('log.and'))
  return el('p', { class: `banner${problem ? ' entrenched' : ''}` }, el('strong', {}, words),
    el('span', { class: 'muted', title: needs }, t('panels.close_view.open', { n: open })),
    problem && el('span', { class: 'progress' }, el('i', { style: `width:${Math.round(100 * problem.progress)}%` })))
}

function front(world, who, own, room, light) {
  const { state } = store
  const count = who.households.length
  const columns = columnsFor(who.type, count, room), rows = Math.ceil(count / columns)
  const scale = fitted(columns, count, room)
  const [px, py] = PITCH.map((side) => side * scale), [wx, wy] = WINDOW.map((side) => side * scale)
  const wide = columns * px, high = rows * py
  const left = (room.wide - wide) / 2, top = Math.max(ROOF * scale, room.high - high - GROUND)
  /** @type {(index: number) => [number, number]} */
  const at = (index) => [left + (index % columns + 0.5) * px, top + high - (Math.floor(index / columns) + 0.55) * py]
  const colours = palette(state.theme), colour = colourOf(state)
  const breaks = COUNTED.includes(colour.name) ? HOME_BREAKS : colour.breaks
  const fill = (value) => colours[colour.ramp][breaks.filter((edge) => value >= edge).length]
  const windows = who.households.map((home, index) => {
    const [x, y] = at(index)
    const value = own.windows[colour.name][index]
    const marks = MARKS.filter((mark) => home[mark])
    if (own.windows.active[index]) marks.push('volunteer')
    const label = t('panels.close_view.aria', {
      world: t(`panels.world_${world}`), home: [t('panels.home', { number: index + 1 }), ...marks.map((mark) => t(`panels.marks.${mark}`))].join(t('panels.comma')),
      value: `${t(`map.colours.${colour.name}`).name} ${valueWords(value)}`,
    })
    return svg('g', {
      class: 'window', role: 'button', tabindex: index ? -1 : 0, 'aria-label': label, 'data-go': `${world} ${index}`, 'data-home': home.id,
      onclick: () => enter(who, home), onpointerenter: () => light(index), onpointerleave: () => light(null),
      onfocus: () => light(index), onblur: () => light(null), onkeydown: (event) => walk(event, index, columns, count, () => enter(who, home)),
    },
    svg('rect', { class: 'hit', x: x - px / 2, y: y - py / 2, width: px, height: py }),
    svg('rect', { class: 'pane', x: x - wx / 2, y: y - wy / 2, width: wx, height: wy, rx: 1.5, fill: own.windows.overdue[index] ? colours.emergency : fill(value) }),
    svg('path', { class: 'frame', d: `M${x} ${y - wy / 2}v${wy}M${x - wx / 2} ${y - wy * 0.12}h${wx}` }),
    svg('text', { class: 'signs', x, y: y + wy / 2 + Math.max(11.5, 9 * scale) }, ...marks.map((mark) =>
      svg('tspan', { class: `sign-${mark}` }, t(`panels.mark_signs.${mark}`)))))
  })
  const threads = own.threads.map(([one, other, strength]) => thread(at(one), at(other), one, other, strength))
  return svg('svg', {
    class: 'front', width: room.wide, height: room.high, viewBox: `0 0 ${room.wide} ${room.high}`, role: 'group',
    'aria-label': `${t(`panels.world_${world}`)}${t('map.comma')}${rest(who)}`,
  }, wall(who.type, left, top, wide, high, room, scale), ...threads, ...windows)
}

const fitted = (columns, count, room) => Math.min(1.9, room.wide / (columns * PITCH[0] + 24),
  room.high / (Math.ceil(count / columns) * PITCH[1] + ROOF + GROUND))

/** As wide as the type is, but where that leaves most of the room empty as wide as fits best. */
function columnsFor(type, count, room) {
  const usual = Math.min(count, COLUMNS[type] ?? 6)
  const size = (columns) => fitted(columns, count, room)
  const best = [3, 4, 5, 6, 7, 8, 9].reduce((one, other) => (size(other) > size(one) ? other : one))
  return size(best) > 1.35 * size(usual) ? best : usual
}

/** Wall, roof and ground; the roof tells the type. */
function wall(type, left, top, wide, high, room, scale) {
  const roof = 20 * scale, eaves = 7
  const shapes = {
    courtyard: `M${left - eaves} ${top}l${roof * 0.9} ${-roof}h${wide + 2 * eaves - roof * 1.8}l${roof * 0.9} ${roof}z`,
    tower: `M${left + wide * 0.32} ${top}v${-roof}h${wide * 0.36}v${roof}z`,
    slab: `M${left - 3} ${top}v${-5}h${wide + 6}v5z`,
  }
  const kind = type.endsWith('courtyard') ? 'courtyard' : type === 'new-commercial' ? 'tower' : 'slab'
  return svg('g', { 'aria-hidden': 'true' },
    svg('path', { class: 'roof', d: shapes[kind] }),
    svg('rect', { class: 'wall', x: left, y: top, width: wide, height: high }),
    svg('line', { class: 'ground', x1: 0, x2: room.wide, y1: top + high, y2: top + high }))
}

function thread([x1, y1], [x2, y2], one, other, strength) {
  const length = Math.hypot(x2 - x1, y2 - y1), sag = Math.min(24, length * 0.18)
  const mx = (x1 + x2) / 2 + sag * (y2 - y1) / length, my = (y1 + y2) / 2 - sag * (x2 - x1) / length
  return svg('path', { class: 'thread', 'data-ends': `${one} ${other}`, d: `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`, 'stroke-width': (0.6 + 5 * strength).toFixed(1) })
}

/** The window pointed at and its threads stand out, in both worlds. */
function lightUp(front, index) {
  front.classList.toggle('lit', index !== null)
  front.querySelectorAll('.window').forEach((one, at) => one.classList.toggle('lit', at === index))
  for (const one of front.querySelectorAll('.thread')) {
    one.classList.toggle('lit', one.dataset.ends.split(' ').includes(String(index)))
  }
}

function enter(who, home) {
  store.set({
    inspect: { kind: 'household', id: home.id },
    zoom: { level: 'person', community: who.community, cell: who.cell, household: home.id, resident: null },
  })
}

/** Arrows go from window to window, Enter goes in. */
function walk(event, index, columns, count, into) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: columns, ArrowDown: -columns }[event.key]
  if (event.key === 'Enter' || event.key === ' ') into()
  else if (step === undefined) return
  else {
    const next = index + step
    if (next >= 0 && next < count) event.currentTarget.parentNode.querySelectorAll('.window')[next].focus()
  }
  event.preventDefault()
  event.stopPropagation()
}

/** What the windows' colours and signs mean. */
function legend() {
  const { state } = store
  const colour = colourOf(state), counted = COUNTED.includes(colour.name)
  const steps = palette(state.theme)[colour.ramp].map((fill, level) => el('li', {}, el('i', { style: `background:${fill}` }),
    counted ? (level < 4 ? String(level) : '4+') : classWords(colour.breaks, level)))
  return el('div', { class: 'keys' },
    el('span', {}, t('panels.close_view.which', { colour: t(`map.colours.${colour.name}`).name })), el('ol', { class: counted ? 'home-ramp' : 'home-ramp wide' }, ...steps),
    el('span', {}, el('i', { class: 'overdue-key' }), ` ${t('panels.close_view.overdue')}`),
    ...[...MARKS, 'volunteer'].map((mark) => el('span', {}, el('b', { class: `sign sign-${mark}` }, t(`panels.mark_signs.${mark}`)), ` ${t(`panels.marks.${mark}`)}`)),
    el('span', {}, el('i', { class: 'thread-key' }), ` ${t('panels.close_view.thread')}`))
}

function classWords(breaks, level) {
  const edges = breaks.map((edge) => number(edge, 2))
  if (level === 0) return `<${edges[0]}`
  return level === 4 ? `≥${edges[3]}` : `${edges[level - 1]}–${edges[level]}`
}
