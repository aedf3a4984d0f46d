// The network view: large rosettes over a faint map, and what would be left without one kind of actor.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { drawRosette, tokenAt } from './rosette.js'

const RADIUS = 34

export function drawNetwork(context, { plan, opening, colours, font, frame, scale }, world) {
  plan.blocks.forEach((block, index) => {
    const pairs = frame.arrays[world].pairs.subarray(index * 21, index * 21 + 21)
    drawRosette(context, colours, pairs, opening.pairs, block.centre, { radius: RADIUS, font, without: store.state.without ?? null })
    context.textBaseline = 'alphabetic'
    context.fillStyle = colours.ink
    context.font = `700 ${10.5 / Math.min(1, scale)}px ${font}`
    context.fillText(own(opening.communities[index], 'name'), block.centre[0], block.centre[1] + RADIUS + 17)
  })
}

/** The token under a point of the map, or null. */
export function tokenUnder(plan, x, y) {
  for (const block of plan.blocks) {
    for (let token = 0; token < 7; token++) {
      const [tx, ty] = tokenAt(token, block.centre, RADIUS)
      if ((tx - x) ** 2 + (ty - y) ** 2 < 121) return token
    }
  }
  return null
}

/** How connected a world's communities are, as means: pairs that worked together, separate pieces, and
 * the share of actors in the largest piece. `without` leaves a kind of actor out. */
export function connection(frame, world, opening, without = null) {
  const count = opening.communities.length
  const actors = [0, 1, 2, 3, 4, 5, 6].filter((token) => token !== without)
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
    for (const token of actors) sizes[find(token)] = (sizes[find(token)] ?? 0) + 1
    total.pieces += Object.keys(sizes).length
    total.largest += Math.max(...Object.values(sizes)) / actors.length
  }
  return { pairs: total.pairs / count, pieces: total.pieces / count, largest: 100 * total.largest / count }
}

/** The lines under a map of the network view: how it is, and how it is without the token chosen. */
export function networkTexts(frame, opening, world) {
  const { without } = store.state
  const now = connection(frame, world, opening)
  const texts = [t('map.network.now', {
    pairs: now.pairs.toFixed(1), pieces: now.pieces.toFixed(1), largest: Math.round(now.largest),
  })]
  if (without === null || without === undefined) return [...texts, t('map.network.hint')]
  const left = connection(frame, world, opening, without)
  return [...texts, t('map.network.without', { actor: t('terms.tokens')[without].name, largest: Math.round(left.largest) })]
}
