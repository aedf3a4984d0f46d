// What never moves: river, blocks, plazas. Drawn once and kept as a picture.

import { HEIGHT, WIDTH, bank } from './geometry.js'

export function drawGround(context, plan, colours) {
  context.fillStyle = colours.ground
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = colours.river
  context.beginPath()
  context.moveTo(0, 0)
  context.lineTo(WIDTH, 0)
  for (let x = WIDTH; x > 0; x -= 6) context.lineTo(x, bank(x))
  context.lineTo(0, bank(0))
  context.fill()
  context.lineWidth = 0.8
  context.strokeStyle = colours.wave
  for (const share of [0.22, 0.48, 0.74]) {
    context.beginPath()
    for (let x = 0; x <= WIDTH; x += 4) context.lineTo(x, bank(x) * share + 1.6 * Math.sin(x / 17 + share * 20))
    context.stroke()
  }
  context.lineWidth = 1.4
  context.strokeStyle = colours.bank
  context.beginPath()
  for (let x = 0; x < WIDTH; x += 6) context.lineTo(x, bank(x))
  context.lineTo(WIDTH, bank(WIDTH))
  context.stroke()
  for (const block of plan.blocks) drawBlock(context, block, colours)
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
  for (let at = Math.min(...xs) - 200; at < Math.max(...xs); at += 4) {
    context.moveTo(at, Math.max(...ys))
    context.lineTo(at + 200, Math.max(...ys) - 200)
  }
  context.stroke()
  context.restore()
}
