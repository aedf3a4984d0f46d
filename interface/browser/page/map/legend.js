// The legend: five classes with their breaks, and what every mark means. Equal for both worlds.

import { store } from '../store.js'
import { number, t } from '../words.js'
import { element } from './panel.js'
import { palette } from './palette.js'
import { drawArcs, drawRosette } from './street.js'
import { colourOf } from './values.js'

export function mountLegend(legend) {
  const draw = () => {
    const { state } = store
    if (!state.catalogue) return
    const colour = colourOf(state)
    const words = t(`map.colours.${colour.name}`)
    const colours = palette(state.theme)
    legend.className = 'card'
    legend.toggleAttribute('data-wide', state.view === 'difference' || !words.counted)
    const name = element('span', 'name', state.view === 'difference' ? `${words.name} · B − A` : words.legend)
    legend.replaceChildren(name, state.view === 'difference' ? merit(colour, colours) : ramp(colour, colours, words))
    if (state.view !== 'difference') legend.append(...keys(colours))
    legend.append(actors(colours), element('span', 'muted schematic', t('map.schematic')))
  }
  store.on(['lang', 'theme', 'catalogue', 'colour', 'view', 'opening'], draw)
  draw()
}

function ramp(colour, colours, words) {
  const list = element('ol', 'ramp')
  colours[colour.ramp].forEach((fill, level) => {
    const step = element('li')
    const swatch = element('i')
    swatch.style.background = fill
    step.append(swatch, element('span', '', words.counted ? counted(colour.breaks, level) : between(colour.breaks, level)))
    list.append(step)
  })
  return list
}

/** Classes of counts: 0, 1–2, 3–5, … from breaks that lie between whole numbers. */
function counted(breaks, level) {
  const from = level ? Math.ceil(breaks[level - 1]) : 0
  if (level === 4) return `${from}+`
  const to = Math.ceil(breaks[level]) - 1
  return to <= from ? String(from) : `${from}–${to}`
}

function between(breaks, level) {
  const places = breaks.some((edge) => Math.abs(edge * 10 - Math.round(edge * 10)) > 1e-6) ? 2 : 1
  if (level === 0) return `<${number(breaks[0], places)}`
  if (level === 4) return `≥${number(breaks[3], places)}`
  return `${number(breaks[level - 1], places)}–${number(breaks[level], places)}`
}

function merit(colour, colours) {
  const list = element('ol', 'ramp')
  const words = t(colour.ramp === 'position' ? 'map.difference.level' : 'map.difference.merit')
  colours.difference.forEach((fill, level) => {
    const step = element('li')
    const swatch = element('i')
    swatch.style.background = fill
    step.append(swatch, element('span', '', words[level]))
    list.append(step)
  })
  return list
}

function keys(colours) {
  const square = element('i', 'square')
  square.style.background = colours.emergency
  const dot = element('i', 'dot')
  dot.style.background = colours.volunteers
  const shown = [[square, 'overdue'], [dot, 'volunteers'], [canvas(16, (context) => {
    context.fillStyle = colours.ink
    context.translate(8, 8)
    context.rotate(Math.PI / 4)
    context.fillRect(-2.4, -2.4, 4.8, 4.8)
  }), 'entrenched'], [canvas(16, (context) => drawArcs(context, colours, 8, 8, 1)), 'one_side'],
  [canvas(16, (context) => drawArcs(context, colours, 8, 8, 7)), 'three_sides']]
  return shown.map(([mark, name]) => {
    const key = element('span', 'key')
    key.append(mark, t(`map.keys.${name}`))
    return key
  })
}

function actors(colours) {
  const key = element('span', 'key actors')
  const { opening } = store.state
  const picture = canvas(50, (context) =>
    drawRosette(context, colours, opening ? opening.pairs.map(([one, two]) => Number((one + two) % 3 === 0)) : [],
      opening?.pairs ?? [], [25, 25], { radius: 22, characters: true }))
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', t('terms.tokens').map((one) => one.name).join(', '))
  key.title = t('terms.tokens').map((one) => `${one.mark} ${one.name}`).join('\n')
  key.append(picture, element('span', 'muted', t('map.keys.line')))
  return key
}

function canvas(size, draw) {
  const made = element('canvas')
  const ratio = window.devicePixelRatio || 1
  made.width = made.height = size * ratio
  made.style.width = made.style.height = `${size}px`
  const context = made.getContext('2d')
  context.scale(ratio, ratio)
  draw(context)
  return made
}
