// One community from near: buildings with their number of open cases, places by name, the net with counts.

import { own, t } from '../words.js'
import { drawEntrenched, drawPlaces, drawVolunteers } from './marks.js'
import { readable } from './palette.js'
import { drawRosette } from './rosette.js'
import { drawBuildings, drawLabel, forCells } from './street.js'
import { classes, valueOf } from './values.js'

const RADIUS = 72

export function drawCommunity(context, scene, world, marks, openCases) {
  const { plan, opening, colours, font, frame } = scene
  drawBuildings(context, scene, world)
  drawNumbers(context, scene, world, openCases)
  if (marks.volunteers) drawVolunteers(context, scene, world)
  if (marks.entrenched) drawEntrenched(context, scene, world)
  const { centre } = plan.blocks[plan.only]
  if (marks.net) {
    const pairs = frame.arrays[world].pairs.subarray(plan.only * 21, plan.only * 21 + 21)
    drawRosette(context, colours, pairs, opening.pairs, centre, { radius: RADIUS, font, counts: true })
  }
  const one = opening.communities[plan.only]
  drawLabel(context, scene, own(one, 'name'), t('terms.types')[one.type] ?? one.type, centre, RADIUS)
  drawPlaces(context, scene)
}

function drawNumbers(context, scene, world, openCases) {
  const { plan, colour, colours, font, frame, scale } = scene
  const arrays = frame.arrays[world]
  const cases = arrays['colour.open_cases'], shown = arrays[`colour.${colour.name}`]
  const classOf = classes(colour)
  const texts = [...colours[colour.ramp], colours.emergency].map((fill) => readable(fill, colours))
  context.font = `600 ${11 / Math.min(1, scale)}px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  forCells(scene, (at) => {
    const count = Math.round(valueOf(openCases, cases[at]))
    if (!count) return
    context.fillStyle = texts[arrays.overdue[at] ? 5 : classOf[shown[at]]]
    context.fillText(count, plan.x[at], plan.y[at] + 0.5)
  })
}
