// The network view: large rosettes over a faint map, and what would be left without one kind of actor.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { drawAcross, drawRosette, font, tokenAt } from './street.js'

const RADIUS = 34

export function drawNetwork(context, scene, frame, world) {
  const { plan, opening, colours } = scene
  if (store.state.marks.net) drawAcross(context, scene, frame, world)
  plan.blocks.forEach((block, index) => {
    const pairs = frame.arrays[world].pairs.subarray(index * 21, index * 21 + 21)
    drawRosette(context, colours, pairs, opening.pairs, block.centre, {
      radius: RADIUS, characters: true, without: store.state.without ?? null,
    })
    context.textAlign = 'center'
    context.textBaseline = 'alphabetic'
    context.fillStyle = colours.ink
    context.font = `700 10.5px ${font()}`
    context.fillText(own(opening.communities[index], 'name'), block.centre[0], block.centre[1] + RADIUS + 16)
  })
}

/** The token under a point of the map, or null. */
export function tokenUnder(plan, x, y) {
  for (const block of plan.blocks) {
    for (let token = 0; token < 7; token++) {
      const [tx, ty] = tokenAt(token, block.centre, RADIUS)
      if ((tx - x) ** 2 + (ty - y) ** 2 < 81) return token
    }
  }
  return null
}

/** How connected a world's communities are: pairs that worked together, pieces, share in the largest.
 * `without` leaves a kind of actor out; numbers are means over communities. */
export function connection(frame, world, opening, without = null) {
  const count = opening.communities.length
  const total = { pairs: 0, pieces: 0, largest: 0 }
  for (let index = 0; index < count; index++) {
    const pairs = frame.arrays[world].pairs.subarray(index * 21, index * 21 + 21)
    const root = [0, 1, 2, 3, 4, 5, 6]
    const find = (at) => (root[at] === at ? at : find(root[at]))
    opening.pairs.forEach(([one, two], at) => {
      if (!pairs[at] || one === without || two === without) return
      total.pairs += 1
      root[find(one)] = find(two)
    })
    const sizes = {}
    for (let token = 0; token < 7; token++) if (token !== without) sizes[find(token)] = (sizes[find(token)] ?? 0) + 1
    total.pieces += Object.keys(sizes).length
    total.largest += Math.max(...Object.values(sizes)) / 7
  }
  return { pairs: total.pairs / count, pieces: total.pieces / count, largest: 100 * total.largest / count }
}

/** The lines under the two maps of the network view. */
export function networkText(frame, opening, world) {
  const { without } = store.state
  const now = connection(frame, world, opening)
  const text = t('map.network.now', {
    pairs: now.pairs.toFixed(1), pieces: now.pieces.toFixed(1), largest: Math.round(now.largest),
  })
  if (without === null || without === undefined) return text
  const left = connection(frame, world, opening, without)
  return text + t('map.network.without', { actor: t('terms.tokens')[without].name, largest: Math.round(left.largest) })
}
