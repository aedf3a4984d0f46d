// The seven kinds of actor at fixed places of a clock; a line is at least one joint case in four weeks.

import { t } from '../words.js'

const CLOCK = Array.from({ length: 7 }, (_, n) => {
  const angle = 2 * Math.PI * n / 7 - Math.PI / 2
  return [Math.cos(angle), Math.sin(angle)]
})
const RING = 0.85 // of the radius

/** Where a token of a rosette lies. */
export const tokenAt = (token, [x, y], radius) => [x + RING * radius * CLOCK[token][0], y + RING * radius * CLOCK[token][1]]

/** Cases grow tenfold and more in an emergency, so the width goes by their order of magnitude. */
const widthOf = (cases) => 0.75 + 1.25 * Math.min(1, Math.log10(cases) / 2)

/** `pairs`: cases by pair in the order of `order`. `look`: radius; font where tokens show characters;
 * counts: whether lines show numbers; without: a token greyed, or null; other: pairs of the other world,
 * where only lines that it lacks are drawn; bare: neither plaza nor tokens, only lines. */
export function drawRosette(context, colours, pairs, order, centre, look) {
  const { radius, font = null, counts = false, without = null, other = null, bare = false } = look
  const size = font ? Math.max(radius * 0.14, Math.min(9.2, radius * 0.27)) : 2.7
  if (!bare) {
    context.fillStyle = colours.plaza
    context.beginPath()
    context.arc(...centre, radius + size * 0.5, 0, 7)
    context.fill()
  }
  const drawn = order.map((_, at) => at).filter((at) => pairs[at] && !(other && other[at]))
  context.strokeStyle = colours.net
  for (const at of drawn) {
    const [one, two] = order[at]
    context.globalAlpha = one === without || two === without ? 0.1 : 0.75
    context.lineWidth = widthOf(pairs[at]) * Math.max(1, radius / 40)
    context.beginPath()
    context.moveTo(...tokenAt(one, centre, radius))
    context.lineTo(...tokenAt(two, centre, radius))
    context.stroke()
  }
  context.globalAlpha = 1
  if (counts) drawCounts(context, colours, drawn, pairs, order, centre, { radius, size, font })
  if (!bare) drawTokens(context, colours, centre, { radius, size, font, without })
}

function drawTokens(context, colours, centre, { radius, size, font, without }) {
  const words = t('terms.tokens')
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  CLOCK.forEach((_, token) => {
    const [x, y] = tokenAt(token, centre, radius)
    context.fillStyle = token === without ? colours.hatch : colours.tokens[token]
    context.beginPath()
    context.arc(x, y, size, 0, 7)
    context.fill()
    if (!font) return
    context.fillStyle = token === without ? colours.muted : colours.panel
    context.font = `600 ${size * 1.2}px ${font}`
    context.fillText(words[token].mark, x, y + size * 0.06)
  })
}

/** Numbers on lines, largest first, each where it hides neither another number nor a token. */
function drawCounts(context, colours, drawn, pairs, order, centre, { radius, size, font }) {
  context.font = `600 11px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const taken = CLOCK.map((_, token) => [...tokenAt(token, centre, radius), size, size])
  for (const at of drawn.toSorted((one, two) => pairs[two] - pairs[one])) {
    const [x1, y1] = tokenAt(order[at][0], centre, radius), [x2, y2] = tokenAt(order[at][1], centre, radius)
    const half = context.measureText(pairs[at]).width / 2 + 2
    const spot = [0.5, 0.4, 0.6, 0.32, 0.68, 0.26, 0.74].map((part) => [x1 + part * (x2 - x1), y1 + part * (y2 - y1), half, 6.5])
      .find((one) => taken.every((other) => Math.abs(one[0] - other[0]) > one[2] + other[2] || Math.abs(one[1] - other[1]) > one[3] + other[3]))
    if (!spot) continue
    taken.push(spot)
    context.fillStyle = colours.plaza
    context.fillRect(spot[0] - half, spot[1] - 6.5, 2 * half, 13)
    context.fillStyle = colours.ink
    context.fillText(pairs[at], spot[0], spot[1] + 0.5)
  }
}
