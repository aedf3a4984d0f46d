// What never moves: river, blocks, foreign ground. Drawn once and kept as a picture.

import { HEIGHT, WIDTH } from './geometry.js'

const BEYOND = 1200 // where the panel is wider than the street, the river runs on

export function drawGround(context, plan, colours) {
  context.fillStyle = colours.ground
  context.fillRect(-BEYOND, -BEYOND, WIDTH + 2 * BEYOND, HEIGHT + 2 * BEYOND)
  context.fillStyle = colours.river
  along((x) => plan.bank(x), context)
  context.lineTo(WIDTH + BEYOND, -BEYOND)
  context.lineTo(-BEYOND, -BEYOND)
  context.fill()
  context.lineWidth = 0.8
  context.strokeStyle = colours.wave
  for (const share of [0.22, 0.48, 0.74]) {
    along((x) => plan.bank(x) * share + 1.6 * Math.sin(x / 17 + share * 20), context)
    context.stroke()
  }
  context.lineWidth = 1.4
  context.strokeStyle = colours.bank
  along((x) => plan.bank(x), context)
  context.stroke()
  plan.blocks.forEach((block) => drawBlock(context, block, colours))
}

function along(height, context) {
  context.beginPath()
  for (let x = -BEYOND; x <= WIDTH + BEYOND; x += 4) context.lineTo(x, height(x))
}

function drawBlock(context, block, colours) {
  context.fillStyle = colours.block
  for (const patch of block.patches) { trace(context, patch); context.fill() }
  if (block.foreign) hatch(context, block.foreign, colours)
}

export function trace(context, points) {
  context.beginPath()
  for (const [x, y] of points) context.lineTo(x, y)
  context.closePath()
}

function hatch(context, points, colours) {
  context.save()
  trace(context, points)
  context.clip()
  context.strokeStyle = colours.hatch
  context.lineWidth = 1
  context.beginPath()
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y)
  const bottom = Math.max(...ys), high = bottom - Math.min(...ys)
  for (let at = Math.min(...xs) - high; at < Math.max(...xs); at += 4) {
    context.moveTo(at, bottom)
    context.lineTo(at + high, bottom - high)
  }
  context.stroke()
  context.restore()
}

/** What lies between the patches of a split community says that it is not this street. */
export function drawForeign(context, { plan, colours, font }, text) {
  for (const block of plan.blocks) {
    if (!block?.foreign) continue
    const [x, y] = block.point(0.79, 0.5)
    context.save()
    context.translate(x, y)
    context.rotate(-Math.PI / 2)
    context.font = `${plan.only === null ? 9 : 12}px ${font}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineWidth = 4
    context.strokeStyle = colours.ground
    context.strokeText(text, 0, 0)
    context.fillStyle = colours.muted
    context.fillText(text, 0, 0)
    context.restore()
  }
}
