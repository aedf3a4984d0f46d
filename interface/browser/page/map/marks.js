// Marks on buildings: volunteers, entrenched problems and the sides at work there, places.

import { t } from '../words.js'
import { forCells } from './street.js'

const HALF = 2.1 // of a diamond from far
const FADE = 4 // weeks in which a solved problem fades

/** A dot where volunteers serve this week. */
export function drawVolunteers(context, scene, world) {
  const { plan, colours, frame } = scene
  const { volunteers } = frame.arrays[world]
  const near = plan.only !== null
  context.fillStyle = colours.volunteers
  context.strokeStyle = colours.panel
  context.lineWidth = near ? 1.2 : 0.5
  context.beginPath()
  forCells(scene, (at) => {
    if (!volunteers[at]) return
    const radius = near ? 3.4 : Math.min(1.95, plan.pitch[at] * 0.24)
    const x = plan.x[at] + (near ? plan.width[at] / 2 : plan.pitch[at] * 0.22)
    const y = plan.y[at] - (near ? plan.height[at] / 2 : plan.pitch[at] * 0.18)
    context.moveTo(x + radius, y)
    context.arc(x, y, radius, 0, 7)
  })
  context.fill()
  context.stroke()
}

/** A diamond where a problem is entrenched, an arc around it for each side at work there. */
export function drawEntrenched(context, scene, world) {
  const { plan, colours, frame } = scene
  const { problem, sides } = frame.arrays[world]
  const near = plan.only !== null
  const at = (cell) => (near // from near the number stands in the middle, the diamond at a corner
    ? [plan.x[cell] - plan.width[cell] / 2 - 2, plan.y[cell] + plan.height[cell] / 2 + 2] : [plan.x[cell], plan.y[cell]])
  const half = near ? 3.4 : HALF
  scene.earlier.forEach((past, weeks) => {
    if (!past) return
    const before = past.arrays[world].problem
    const later = [frame, ...scene.earlier.slice(0, weeks)].map((one) => one.arrays[world].problem)
    context.globalAlpha = 1 - (weeks + 1) / (FADE + 1)
    diamonds(context, scene, (cell) => before[cell] && later.every((now) => !now[cell]), at, half)
  })
  context.globalAlpha = 1
  diamonds(context, scene, (cell) => problem[cell], at, half)
  forCells(scene, (cell) => { if (problem[cell] && sides[cell]) drawArcs(context, colours, ...at(cell), sides[cell], near ? 1.2 : 1) })
}

function diamonds(context, scene, wanted, at, half) {
  context.fillStyle = scene.colours.ink
  context.strokeStyle = scene.colours.panel
  context.lineWidth = 1
  context.beginPath()
  forCells(scene, (cell) => { if (wanted(cell)) diamond(context, ...at(cell), half) })
  if (half > HALF) context.stroke()
  context.fill()
}

export function diamond(context, x, y, half = HALF) {
  context.moveTo(x, y - half)
  context.lineTo(x + half, y)
  context.lineTo(x, y + half)
  context.lineTo(x - half, y)
  context.closePath()
}

/** Three arcs: authority, expertise, local standing; each there where that side works. */
export function drawArcs(context, colours, x, y, sides, size = 1) {
  context.beginPath()
  for (let side = 0; side < 3; side++) {
    if (!(sides >> side & 1)) continue
    const start = -Math.PI / 2 + side * 2 * Math.PI / 3 + 0.2, end = start + 2 * Math.PI / 3 - 0.4
    context.moveTo(x + 4.8 * size * Math.cos(start), y + 4.8 * size * Math.sin(start))
    context.arc(x, y, 4.8 * size, start, end)
  }
  context.strokeStyle = colours.panel
  context.lineWidth = 3.4 * size
  context.stroke()
  context.strokeStyle = colours.ink
  context.lineWidth = 1.6 * size
  context.stroke()
  context.strokeStyle = colours.panel
  context.fillStyle = colours.ink
  context.lineWidth = size
  context.beginPath()
  diamond(context, x, y, 2.4 * size)
  context.stroke()
  context.fill()
}

/** Rings that leave the first buildings hit by an emergency; `part` runs from 0 to 1. */
export function drawWave(context, scene, world, part) {
  const { plan, colours, frame } = scene
  const { overdue } = frame.arrays[world]
  context.strokeStyle = colours.emergency
  context.globalAlpha = 1 - part
  context.lineWidth = 1.5
  context.beginPath()
  forCells(scene, (at) => {
    if (!overdue[at]) return
    const radius = plan.pitch[at] * (0.5 + 1.5 * part)
    context.moveTo(plan.x[at] + radius, plan.y[at])
    context.arc(plan.x[at], plan.y[at], radius, 0, 7)
  })
  context.stroke()
  context.globalAlpha = 1
}

/** A white square where a place is; from near its name between the rows of buildings. */
export function drawPlaces(context, { plan, opening, colours, font, scale }) {
  for (const [cell, kinds] of byCell(opening.places, plan.only)) {
    if (plan.only === null) square(context, colours, plan.x[cell], plan.y[cell])
    else named(context, colours, plan, cell, kinds.map((kind) => t('map.place')[kind] ?? kind).join(t('map.and')), `600 ${10.5 / Math.min(1, scale)}px ${font}`)
  }
}

function square(context, colours, x, y, half = 2.6) {
  context.fillStyle = colours.panel
  context.strokeStyle = colours.ink
  context.lineWidth = 1.2
  context.beginPath()
  context.rect(x - half, y - half, 2 * half, 2 * half)
  context.fill()
  context.stroke()
}

function named(context, colours, plan, cell, name, style) {
  const wide = plan.width[cell] + 2, high = plan.height[cell] + 2
  context.strokeStyle = colours.ink
  context.lineWidth = 2
  context.strokeRect(plan.x[cell] - wide / 2, plan.y[cell] - high / 2, wide, high)
  context.font = style
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const half = context.measureText(name).width / 2 + 4
  const x = Math.max(8 + half, Math.min(518 - half, plan.x[cell])), y = plan.y[cell] - plan.pitch[cell] / 2
  context.lineJoin = 'round'
  context.lineWidth = 2.5
  context.strokeStyle = colours.block
  context.strokeText(name, x, y)
  context.fillStyle = colours.ink
  context.fillText(name, x, y)
}

function byCell(places, only) {
  const cells = new Map()
  for (const place of places) {
    if (only === null || place.community === only) cells.set(place.cell, [...(cells.get(place.cell) ?? []), place.kind])
  }
  return cells
}
