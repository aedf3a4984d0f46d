// Buildings by class of the colour, of one world or of the difference of two, and names on their plazas.
//
// A scene: {plan, opening, colour, colours, font, scale, frame, earlier}; `scale` is pixels by map unit,
// `earlier` the frames of the four weeks before.

import { classes, differenceClasses } from './values.js'

export const RADIUS = 15.5

/** Emergency cases past their deadline lie on top of the measure. */
export function drawBuildings(context, scene, world) {
  const { colour, colours, frame } = scene
  const bytes = frame.arrays[world][`colour.${colour.name}`], { overdue } = frame.arrays[world]
  const classOf = classes(colour)
  fill(context, scene, [...colours[colour.ramp], colours.emergency], (at) => (overdue[at] ? 5 : classOf[bytes[at]]))
  if (colour.ramp === 'position') outlineOf(context, scene, 2, (at) => (overdue[at] ? 5 : classOf[bytes[at]]))
}

export function drawDifference(context, scene) {
  const { colour, colours, frame } = scene
  const a = frame.arrays.a[`colour.${colour.name}`], b = frame.arrays.b[`colour.${colour.name}`]
  const classOf = differenceClasses(colour)
  fill(context, scene, colours.difference, (at) => classOf[255 + b[at] - a[at]])
  outlineOf(context, scene, 2, (at) => classOf[255 + b[at] - a[at]])
}

function fill(context, scene, ramp, classOf) {
  ramp.forEach((colour, level) => {
    context.fillStyle = colour
    path(context, scene, (at) => classOf(at) === level)
    context.fill()
  })
}

/** The middle of a ramp is as pale as the ground: a thin line keeps its buildings in sight. */
function outlineOf(context, scene, level, classOf) {
  context.strokeStyle = scene.colours.hatch
  context.lineWidth = 0.8
  path(context, scene, (at) => classOf(at) === level)
  context.stroke()
}

function path(context, scene, wanted) {
  const { x, y, width, height } = scene.plan
  context.beginPath()
  forCells(scene, (at) => {
    if (wanted(at)) context.rect(x[at] - width[at] / 2, y[at] - height[at] / 2, width[at], height[at])
  })
}

/** Do something for every cell in sight. */
export function forCells({ plan, opening }, act) {
  const [first, end] = plan.only === null ? [0, opening.cells.x.length] : opening.communities[plan.only].cells
  for (let at = first; at < end; at++) act(at)
}

/** Name and type of a community under its rosette, with an edge of the ground's colour. */
export function drawLabel(context, { colours, font, scale }, name, type, [x, y], radius = RADIUS) {
  const small = 1 / Math.min(1, scale)
  const line = (text, size, weight, colour, at) => {
    context.font = `${weight} ${size * small}px ${font}`
    context.strokeStyle = colours.block
    context.lineWidth = 3
    context.lineJoin = 'round'
    context.strokeText(text, x, at)
    context.fillStyle = colour
    context.fillText(text, x, at)
  }
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const grown = radius > RADIUS ? 1.4 : 1
  line(name, 10.5 * grown, 700, colours.ink, y + radius + 13 * grown)
  line(type, 9 * grown, 400, colours.muted, y + radius + 23 * grown)
}

/** What text is set in, as the page's style says. */
export const font = () => getComputedStyle(document.documentElement).getPropertyValue('--ui')
