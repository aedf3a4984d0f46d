// One week of one world on the map: buildings, marks, and the net of those who worked together.

import { t } from '../words.js'
import { classes, differenceClasses } from './values.js'

const FOOTPRINTS = { // share of the pitch: courtyard, slab, tower, mixed
  'old-courtyard': [0.80, 0.66], courtyard: [0.80, 0.66], resettlement: [0.86, 0.52],
  'new-commercial': [0.62, 0.66], mixed: [0.74, 0.62], 'old-new-mixed': [0.74, 0.62], enclave: [0.74, 0.62],
}
export const RADIUS = 15.5
const CLOCK = Array.from({ length: 7 }, (_, n) => {
  const angle = 2 * Math.PI * n / 7 - Math.PI / 2
  return [Math.cos(angle), Math.sin(angle)]
})

/** Buildings by class of the colour; emergency cases past their deadline lie on top. */
export function drawBuildings(context, scene, frame, world) {
  const { colour, colours } = scene
  const bytes = frame.arrays[world][`colour.${colour.name}`]
  fillBuildings(context, scene, classes(colour), (at) => bytes[at], colours[colour.ramp])
  const { overdue } = frame.arrays[world]
  context.fillStyle = colours.emergency
  eachBuilding(context, scene, (at) => overdue[at] > 0)
}

/** Buildings by the difference of two worlds. */
export function drawDifference(context, scene, frame) {
  const { colour, colours } = scene
  const a = frame.arrays.a[`colour.${colour.name}`], b = frame.arrays.b[`colour.${colour.name}`]
  fillBuildings(context, scene, differenceClasses(colour), (at) => 255 + b[at] - a[at], colours.difference)
}

function fillBuildings(context, scene, classOf, valueOf, ramp) {
  for (let level = 0; level < 5; level++) {
    context.fillStyle = ramp[level]
    eachBuilding(context, scene, (at) => classOf[valueOf(at)] === level)
  }
}

function eachBuilding(context, { plan, opening, only }, wanted) {
  context.beginPath()
  opening.communities.forEach(({ cells: [first, end], type }, index) => {
    if (only !== null && only !== index) return
    const [wide, high] = FOOTPRINTS[type] ?? FOOTPRINTS.mixed
    for (let at = first; at < end; at++) {
      if (!wanted(at)) continue
      const w = plan.pitch[at] * wide, h = plan.pitch[at] * high
      context.rect(plan.x[at] - w / 2, plan.y[at] - h / 2, w, h)
    }
  })
  context.fill()
}

/** A dot where volunteers serve this week. */
export function drawVolunteers(context, scene, frame, world) {
  const { plan, colours } = scene
  const { volunteers } = frame.arrays[world]
  context.fillStyle = colours.volunteers
  context.strokeStyle = colours.panel
  context.lineWidth = 0.5
  context.beginPath()
  forCells(scene, (at) => {
    if (!volunteers[at]) return
    const x = plan.x[at] + plan.pitch[at] * 0.22, y = plan.y[at] - plan.pitch[at] * 0.18
    const radius = Math.min(1.95, plan.pitch[at] * 0.24)
    context.moveTo(x + radius, y)
    context.arc(x, y, radius, 0, 7)
  })
  context.fill()
  context.stroke()
}

/** A diamond where a problem is entrenched, an arc around it for each side at work there. */
export function drawEntrenched(context, scene, frame, world) {
  const { plan, colours } = scene
  const { problem, sides } = frame.arrays[world]
  const half = 2.1
  context.fillStyle = colours.ink
  context.beginPath()
  forCells(scene, (at) => {
    if (!problem[at]) return
    const x = plan.x[at], y = plan.y[at]
    context.moveTo(x, y - half)
    context.lineTo(x + half, y)
    context.lineTo(x, y + half)
    context.lineTo(x - half, y)
    context.closePath()
  })
  context.fill()
  forCells(scene, (at) => { if (problem[at] && sides[at]) drawArcs(context, colours, plan.x[at], plan.y[at], sides[at]) })
}

/** Three arcs: authority, expertise, local standing; each there where that side works. */
export function drawArcs(context, colours, x, y, sides) {
  context.fillStyle = colours.panel
  context.beginPath()
  context.arc(x, y, 5.6, 0, 7)
  context.globalAlpha = 0.75
  context.fill()
  context.globalAlpha = 1
  context.fillStyle = colours.ink
  context.beginPath()
  context.rect(x - 1.5, y - 1.5, 3, 3)
  context.fill()
  context.strokeStyle = colours.ink
  context.lineWidth = 1.7
  for (let side = 0; side < 3; side++) {
    if (!(sides >> side & 1)) continue
    const start = -Math.PI / 2 + side * 2 * Math.PI / 3 + 0.2
    context.beginPath()
    context.arc(x, y, 4.7, start, start + 2 * Math.PI / 3 - 0.4)
    context.stroke()
  }
}

function forCells({ opening, only }, act) {
  const [first, end] = only === null ? [0, opening.cells.x.length] : opening.communities[only].cells
  for (let at = first; at < end; at++) act(at)
}

/** Lines between communities whose people served each other; more cases, wider line. */
export function drawAcross(context, scene, frame, world) {
  const { plan, colours } = scene
  const { across } = frame.arrays[world]
  for (const [style, extra] of [[colours.ground, 2.4], [colours.net, 0]]) {
    context.strokeStyle = style
    context.globalAlpha = extra ? 0.9 : 0.72
    for (let at = 0; at < across.length; at += 3) {
      if (across[at + 2] < 3) continue // single cases would draw a line between everybody
      const [x1, y1] = plan.blocks[across[at]].centre, [x2, y2] = plan.blocks[across[at + 1]].centre
      const bend = 0.12
      context.lineWidth = Math.min(2, 0.6 + across[at + 2] / 12) + extra
      context.beginPath()
      context.moveTo(x1, y1)
      context.quadraticCurveTo((x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - (x2 - x1) * bend, x2, y2)
      context.stroke()
    }
  }
  context.globalAlpha = 1
}

/** The seven kinds of actor at fixed places of a clock; a line is at least one joint case in four weeks.
 *
 * `look`: radius, characters (whether tokens show them), counts (whether lines do), without (a token
 * greyed, or null), other (pairs of the other world: only lines that it lacks are drawn). */
export function drawRosette(context, colours, pairs, order, [x, y], look) {
  const { radius, characters = false, counts = false, without = null, other = null } = look
  const ring = radius * 0.85
  const size = characters ? radius * 0.22 : 2.7
  context.fillStyle = colours.plaza
  context.beginPath()
  context.arc(x, y, radius + size * 0.6, 0, 7)
  context.fill()
  context.strokeStyle = colours.net
  order.forEach(([one, two], at) => {
    if (!pairs[at] || (other && other[at])) return
    const [x1, y1] = CLOCK[one], [x2, y2] = CLOCK[two]
    context.globalAlpha = one === without || two === without ? 0.12 : 0.75
    context.lineWidth = (0.75 + 1.25 * Math.min(1, pairs[at] / 30)) * Math.max(1, radius / 34)
    context.beginPath()
    context.moveTo(x + ring * x1, y + ring * y1)
    context.lineTo(x + ring * x2, y + ring * y2)
    context.stroke()
  })
  context.globalAlpha = 1
  if (counts) drawCounts(context, colours, pairs, order, [x, y], ring)
  const words = t('terms.tokens')
  CLOCK.forEach(([cx, cy], token) => {
    context.fillStyle = token === without ? colours.hatch : colours.tokens[token]
    context.beginPath()
    context.arc(x + ring * cx, y + ring * cy, size, 0, 7)
    context.fill()
    if (!characters) return
    context.fillStyle = colours.panel
    context.font = `600 ${size * 1.15}px ${font()}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(words[token].mark, x + ring * cx, y + ring * cy + size * 0.06)
  })
}

function drawCounts(context, colours, pairs, order, [x, y], ring) {
  context.font = `600 ${ring * 0.11}px ${font()}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const largest = [...pairs].sort((one, two) => two - one)[5] || 1 // numbers on six lines, else they hide the net
  order.forEach(([one, two], at) => {
    if (pairs[at] < Math.max(1, largest)) return
    const px = x + ring * (CLOCK[one][0] * 0.62 + CLOCK[two][0] * 0.38)
    const py = y + ring * (CLOCK[one][1] * 0.62 + CLOCK[two][1] * 0.38)
    const wide = context.measureText(pairs[at]).width + ring * 0.06
    context.fillStyle = colours.plaza
    context.fillRect(px - wide / 2, py - ring * 0.07, wide, ring * 0.14)
    context.fillStyle = colours.ink
    context.fillText(pairs[at], px, py)
  })
}

/** Where a token of a rosette lies. */
export function tokenAt(token, [x, y], radius) {
  return [x + 0.85 * radius * CLOCK[token][0], y + 0.85 * radius * CLOCK[token][1]]
}

/** Name and type of a community under its rosette. */
export function drawLabel(context, colours, name, type, [x, y], scale = 1) {
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillStyle = colours.ink
  context.font = `700 ${10.5 * scale}px ${font()}`
  context.fillText(name, x, y + RADIUS + 12 * scale)
  context.fillStyle = colours.muted
  context.font = `${9 * scale}px ${font()}`
  context.fillText(type, x, y + RADIUS + 22 * scale)
}

export function font() {
  return getComputedStyle(document.documentElement).getPropertyValue('--ui')
}
