// How far apart the two worlds are: in the weeks on screen for one seed, or over all seeds run.

import { store } from '../store.js'
import { classes } from '../structure.js'
import { number, t, whole } from '../words.js'
import { drawOn, el } from '../element.js'

const FEWEST = 5  // pairs before an interval is stated

export function mountApart(host) {
  const heading = el('h2')
  const subtitle = el('span', { class: 'muted' })
  const modes = el('div', { class: 'segmented small', role: 'group', hidden: true })
  const rows = el('div', { class: 'rows' })
  host.append(el('div', { class: 'head' }, heading, subtitle), modes, rows)
  store.set({ apart: 'now' })
  let counted = 0
  store.on('seeds', ({ seeds }) => {
    const done = seeds?.done ?? 0
    if (done >= FEWEST && counted < FEWEST) store.set({ apart: 'seeds' })
    if (done < FEWEST) store.state.apart = 'now'
    counted = done
  })
  drawOn(store, ['lang', 'week', 'frame', 'opening', 'seeds', 'apart', 'server'], (state) => {
    const { seeds, apart } = state
    const many = seeds?.done >= FEWEST && !!seeds.rows
    const over = many && apart === 'seeds'
    heading.textContent = over ? t('shell.apart.title_seeds') : t('shell.apart.title')
    subtitle.textContent = over ? t('shell.apart.over', { count: seeds.done }) : t('shell.apart.now', { seed: state.server?.seed ?? '' })
    modes.hidden = !many
    modes.setAttribute('aria-label', t('shell.apart.mode'))
    modes.replaceChildren(...['now', 'seeds'].map((mode) => el('button', {
      'aria-pressed': String(apart === mode), onclick: () => store.set({ apart: mode }),
    }, mode === 'now' ? t('shell.apart.this_seed') : t('shell.apart.all_seeds', { count: seeds?.done ?? 0 }))))
    rows.replaceChildren(...(over ? overSeeds(seeds) : now(state)))
  }, 200)
}

function now({ history, week }) {
  if (!history) return []
  const rows = classes().map((name, kind) => {
    const [a, b] = ['a', 'b'].map((world) => week < 0 ? null : history.inTime(world, kind, week))
    return dumbbell({ name: t(`shell.apart.${name}`), a, b })
  })
  const [a, b] = ['a', 'b'].map((world) => history.value(world, 'entrenched_cells', week))
  return [...rows, axis(), pair(a, b)]
}

function overSeeds(seeds) {
  const found = Object.fromEntries(seeds.rows.map((row) => [row.key, row]))
  const rows = ['crisis', ...classes()].filter((name) => found[name]).map((name) => dumbbell({ name: t(`shell.apart.${name}`), ...found[name] }))
  const { entrenched } = found
  return [...rows, axis(), ...(entrenched ? [pair(entrenched.a, entrenched.b, entrenched)] : [])]
}

const signed = (value, places = 1) => number(value, places, true)
/** As many places as the interval's width allows: none where half of it is two or more. */
const placesOf = ({ low, high }) => low !== undefined && low !== null && high - low >= 4 ? 0 : 1

function told(row) {
  const { difference, low, high } = row
  if (difference === undefined || low === null) return null
  const rounded = (value) => signed(value, placesOf(row))
  if (low <= 0 && high >= 0) return t('shell.apart.not_shown', { low: rounded(low), high: rounded(high) })
  return t('shell.apart.interval', { low: rounded(low), high: rounded(high) })
}

function dumbbell(row) {
  const { name, a, b } = row
  if (a === null || b === null || a === undefined || b === undefined) {
    return el('div', { class: 'dumbbell' }, el('span', {}, name), el('span', { class: 'muted empty' }, t('shell.apart.no_cases')), el('span', {}, '–'))
  }
  const difference = row.difference ?? b - a
  const muted = row.low !== undefined && row.low !== null && row.low <= 0 && row.high >= 0
  const dot = (world, value) => `<circle class="dot of-${world}" cx="${value}%" cy="50%" r="5"/>`
  const whisker = row.low === undefined || row.low === null ? '' :
    `<line class="interval" x1="${clip(a + row.low)}%" x2="${clip(a + row.high)}%" y1="50%" y2="50%"/>`
  const track = el('div', { class: 'track' })
  track.innerHTML = `<svg width="100%" height="100%" aria-hidden="true"><line class="rule" x1="0" x2="0" y1="0" y2="100%"/>`
    + `<line class="rule" x1="50%" x2="50%" y1="0" y2="100%"/><line class="rule" x1="100%" x2="100%" y1="0" y2="100%"/>`
    + `<line class="between" x1="${a}%" x2="${b}%" y1="50%" y2="50%"/>${whisker}${dot('a', a)}${dot('b', b)}</svg>`
  const words = told(row)
  const spoken = t('shell.apart.spoken', { name, a: Math.round(a), b: Math.round(b) })
  return el('div', { class: muted ? 'dumbbell muted' : 'dumbbell', role: 'img', 'aria-label': words ? `${spoken} ${words}` : spoken, title: spoken },
    el('span', {}, name), track, el('strong', {}, signed(difference, row.low === undefined ? 0 : placesOf(row))),
    words ? el('small', { class: 'muted' }, words) : null)
}

const clip = (value) => Math.max(0, Math.min(100, value))

const axis = () => el('div', { class: 'dumbbell axis', 'aria-hidden': 'true' }, el('span'),
  el('span', { class: 'marks' }, ...['0', '50', '100'].map((mark) => el('span', {}, mark))), el('span', {}, t('shell.apart.points')))

function pair(a, b, row = null) {
  const words = row ? told(row) : null
  const write = (value) => whole(value)
  return el('div', { class: 'dumbbell pair' },
    el('span', {}, t('shell.apart.entrenched')),
    el('span', {}, el('span', { class: 'of-a' }, `A ${write(a)}`), ' ', el('span', { class: 'of-b' }, `B ${write(b)}`)),
    el('strong', {}, row ? signed(row.difference, placesOf(row)) : signed(Math.round(b) - Math.round(a), 0)),
    words ? el('small', { class: 'muted' }, words) : null)
}
