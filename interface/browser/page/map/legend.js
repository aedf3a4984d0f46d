// The legend: five classes with their breaks, and what every mark means. Equal for both worlds.

import { store } from '../store.js'
import { number, t } from '../words.js'
import { el } from '../element.js'
import { diamond, drawArcs } from './marks.js'
import { palette } from './palette.js'
import { drawRosette } from './rosette.js'
import { font } from './street.js'
import { colourOf } from './values.js'

export function mountLegend(legend) {
  const draw = () => {
    const { state } = store
    if (!state.catalogue) return
    const colours = palette(state.theme)
    legend.className = 'card'
    legend.dataset.view = state.view
    const parts = { both: ofWorlds, difference: ofDifference, network: ofNetwork }[state.view]
    legend.replaceChildren(...parts(colourOf(state), colours, state), el('span', { class: 'muted schematic' }, t(state.view === 'network' ? 'map.schematic' : 'map.smoothed')))
  }
  store.on(['lang', 'theme', 'catalogue', 'colour', 'view', 'opening', 'zoom'], draw)
  draw()
}

function ofWorlds(colour, colours, { zoom }) {
  const words = t(`map.colours.${colour.name}`)
  const texts = words.counted ? counted(colour.breaks) : between(colour.breaks)
  return [
    el('span', { class: 'name' }, words.legend), ramp(colours[colour.ramp], texts),
    key(square(colours.emergency), t('map.keys.overdue')),
    key(dot(colours.volunteers), t('map.keys.volunteers')),
    key(canvas(14, (context) => { context.fillStyle = colours.ink; context.beginPath(); diamond(context, 7, 7, 3); context.fill() }), t('map.keys.entrenched')),
    key(canvas(16, (context) => drawArcs(context, colours, 8, 8, 1)), t('map.keys.one_side')),
    key(canvas(16, (context) => drawArcs(context, colours, 8, 8, 7)), t('map.keys.three_sides')),
    ...(zoom.level === 'street' || colour.name === 'open_cases' ? [] : [key(el('b', {}, '2'), t('map.keys.number'))]),
    actors(colours),
  ]
}

function ofDifference(colour, colours) {
  const words = t(colour.ramp === 'position' ? 'map.difference.level' : 'map.difference.merit')
  return [
    el('span', { class: 'name' }, `${t(`map.colours.${colour.name}`).name}${t('map.comma')}B − A`), ramp(colours.difference, words),
    key(stroke(colours.a), t('map.keys.only_a')), key(stroke(colours.b), t('map.keys.only_b')),
  ]
}

function ofNetwork(_, colours) {
  const tokens = t('terms.tokens').map((one, token) => key(canvas(18, (context) => {
    context.fillStyle = colours.tokens[token]
    context.beginPath()
    context.arc(9, 9, 9, 0, 7)
    context.fill()
    context.fillStyle = colours.panel
    context.font = `600 11px ${font()}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(one.mark, 9, 9.5)
  }), one.name))
  return [el('span', { class: 'name' }, t('map.keys.line')), ...tokens]
}

function ramp(fills, texts) {
  const list = el('ol', { class: 'ramp' })
  fills.forEach((fill, level) => {
    const step = el('li')
    const swatch = el('i')
    swatch.style.background = fill
    step.append(swatch, el('span', {}, texts[level]))
    list.append(step)
  })
  return list
}

/** Classes of counts: 0, 1–2, 3–5, … from breaks that lie between whole numbers. */
function counted(breaks) {
  return [0, 1, 2, 3, 4].map((level) => {
    const from = level ? Math.ceil(breaks[level - 1]) : 0
    const to = level < 4 ? Math.ceil(breaks[level]) - 1 : Infinity
    return to === Infinity ? `${from}+` : to === from ? String(from) : `${from}–${to}`
  })
}

/** Classes of means: below the first break, from it on, …: each but the first named by where it begins. */
const between = (breaks) => [`<${number(breaks[0], 2)}`, ...breaks.map((edge, at) => `${at === 3 ? '≥' : ''}${number(edge, 2)}${at === 3 ? '' : '–'}`)]

function key(mark, text) {
  const made = el('span', { class: 'key' })
  made.append(mark, el('span', {}, text))
  return made
}

function square(fill) {
  const made = el('i', { class: 'square' })
  made.style.background = fill
  return made
}

function dot(fill) {
  const made = el('i', { class: 'dot' })
  made.style.background = fill
  return made
}

function stroke(fill) {
  const made = el('i', { class: 'stroke' })
  made.style.background = fill
  return made
}

function actors(colours) {
  const { opening } = store.state
  const some = opening ? opening.pairs.map(([one, two]) => 4 * Number((one + two) % 3 === 0)) : []
  const picture = canvas(50, (context) =>
    drawRosette(context, colours, some, opening?.pairs ?? [], [25, 25], { radius: 22, font: font() }))
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', t('terms.tokens').map((one) => one.name).join(t('map.comma')))
  const made = key(picture, t('map.keys.line'))
  made.classList.add('actors')
  made.title = t('terms.tokens').map((one) => `${one.mark} ${one.name}`).join('\n')
  return made
}

function canvas(size, draw) {
  const made = el('canvas')
  const ratio = window.devicePixelRatio || 1
  made.width = made.height = size * ratio
  made.style.width = made.style.height = `${size}px`
  const context = made.getContext('2d')
  context.scale(ratio, ratio)
  draw(context)
  return made
}
