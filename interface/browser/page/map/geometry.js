// Where everything lies: a schematic street of any number of communities, or one community from near,
// both in a frame of 526 × 424.
//
// Rows of five blocks bend with the river along the north edge. A block's width is proportional to its
// community's cells; cells fill it in the order of their own rows, around a plaza kept free for the
// rosette and the label.

export const WIDTH = 526
export const HEIGHT = 424
const IN_ROW = 5
const STREET = 7 // width of the streets between blocks
const NARROWEST = 4 // pitch of cells
const FAR = { plaza: { halfWidth: 28, above: 20, below: 40 }, widest: 13, margin: 0.01 }
const NEAR = { plaza: { halfWidth: 92, above: 93, below: 120 }, widest: 34, margin: 0.012 }
const FOOTPRINTS = { // share of the pitch, so that type is texture: courtyard, slab, tower, mixed
  'old-courtyard': [0.80, 0.66], courtyard: [0.80, 0.66], resettlement: [0.86, 0.52],
  'new-commercial': [0.62, 0.66], mixed: [0.74, 0.62], 'old-new-mixed': [0.74, 0.62], enclave: [0.74, 0.62],
}

const share = (x) => Math.max(0, Math.min(1, x / WIDTH))
/** The river's southern bank: along the street, and above a single community. */
const farBank = (x) => 72 - 34 * share(x) - 6 * Math.sin(Math.PI * share(x))
const nearBank = (x) => 62 - 8 * share(x)

/** A number from 0 to 1 that is the same whenever it is asked for. */
function fixed(n) {
  const value = Math.sin(n * 127.1 + 11.7) * 43758.5453
  return value - Math.floor(value)
}

/** Positions on the street (0 = north-west), the first communities of the table spread over it. */
function places(communities) {
  const count = communities.length
  const stride = [7, 4, 3, 2, 1].find((step) => gcd(step, count) === 1)
  const order = communities.map((_, index) => (index * stride + 3) % count)
  const split = communities.findIndex((one) => one.split)
  if (split >= 0) { // what lies partly on foreign ground lies at the edge
    const last = order.indexOf(count - 1)
    ;[order[last], order[split]] = [order[split], order[last]]
  }
  return order
}

const gcd = (one, other) => (other ? gcd(other, one % other) : one)

/** The whole street: {only: null, bank, blocks by community, and by cell x, y, pitch, width, height}. */
export function street(opening) {
  const { communities } = opening
  const plan = empty(opening, null, farBank)
  const at = places(communities)
  const rows = Math.ceil(communities.length / IN_ROW)
  for (let row = 0; row < rows; row++) {
    const own = communities.map((_, index) => index).filter((index) => Math.floor(at[index] / IN_ROW) === row)
    own.sort((one, other) => at[one] - at[other])
    const sizes = own.map((index) => communities[index].cells[1] - communities[index].cells[0])
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const top = (x) => edge(row, rows, x) + (row ? STREET / 2 : 0)
    const bottom = (x) => edge(row + 1, rows, x) - STREET / 2
    let left = 9
    const room = WIDTH - 18 - STREET * (own.length - 1)
    own.forEach((index, column) => {
      const wide = room * (0.35 / own.length + 0.65 * sizes[column] / total)
      const lean = [column, column + 1].map((side) => (side > 0 ? 3.5 * (fixed(row * 17 + side) - 0.5) : 0))
      const shape = block({ left, right: left + wide, top, bottom, lean, split: communities[index].split, middle: 0.44 })
      plan.blocks[index] = { ...shape, row }
      left += wide + STREET
      fill(plan, opening, index, FAR)
    })
  }
  return plan
}

/** One community from near, as wide as the frame; the plan is like that of the street. */
export function neighbourhood(opening, index) {
  const plan = empty(opening, index, nearBank)
  const { split } = opening.communities[index]
  const shape = block({
    left: 8, right: WIDTH - 8, top: (x) => nearBank(x) + 8, bottom: () => HEIGHT - 8, lean: [0, 0], split, middle: 0.46,
  })
  plan.blocks[index] = { ...shape, row: 0 }
  fill(plan, opening, index, NEAR)
  return plan
}

function empty(opening, only, bank) {
  const [x, y, pitch, width, height] = Array.from({ length: 5 }, () => new Float32Array(opening.cells.x.length))
  return { only, bank, blocks: [], x, y, pitch, width, height }
}

/** The edge between two rows; the lower, the straighter. */
function edge(row, rows, x) {
  const north = farBank(x) + 8, south = HEIGHT - 7
  const part = row / rows
  return north + (south - north) * (part - 0.02 * Math.sin(Math.PI * part))
}

function block({ left, right, top, bottom, lean, split, middle }) {
  const shape = {
    split, width: right - left,
    point(u, v) {
      const west = left + lean[0] * (v - 0.5), east = Math.min(right + lean[1] * (v - 0.5), WIDTH - 8)
      const px = west + u * (east - west)
      return [px, top(px) + v * (bottom(px) - top(px))]
    },
  }
  shape.centre = shape.point(split ? 0.4 : 0.5, middle)
  shape.height = shape.point(0.5, 1)[1] - shape.point(0.5, 0)[1]
  shape.outline = outline(shape, 0, 1)
  // foreign ground between two patches of one community
  shape.patches = split ? [outline(shape, 0, 0.72), outline(shape, 0.86, 1)] : [shape.outline]
  shape.foreign = split ? outline(shape, 0.74, 0.84) : null
  return shape
}

function outline(shape, from, to) {
  const points = []
  for (let step = 0; step <= 8; step++) points.push(shape.point(from + (to - from) * step / 8, 0))
  for (let step = 8; step >= 0; step--) points.push(shape.point(from + (to - from) * step / 8, 1))
  return points
}

/** Give the cells of a community their places in its block, as large as they fit. */
function fill(plan, { communities, cells }, index, look) {
  const shape = plan.blocks[index]
  const { cells: [first, end], type } = communities[index]
  const [wide, high] = FOOTPRINTS[type] ?? FOOTPRINTS.mixed
  const order = Array.from({ length: end - first }, (_, n) => first + n)
  order.sort((one, other) => cells.y[one] - cells.y[other] || cells.x[one] - cells.x[other])
  let slots = [], pitch = look.widest
  for (; pitch >= NARROWEST; pitch -= 0.1) {
    slots = slotsOf(shape, pitch, look)
    if (slots.length >= order.length) break
  }
  const skip = slots.length / order.length
  order.forEach((cell, n) => {
    ;[plan.x[cell], plan.y[cell]] = slots[Math.min(slots.length - 1, Math.floor(n * skip))]
    plan.pitch[cell] = pitch
    plan.width[cell] = pitch * wide
    plan.height[cell] = pitch * high
  })
}

function slotsOf(shape, pitch, { plaza, margin }) {
  const columns = Math.floor((shape.width - 4) / pitch), rows = Math.floor((shape.height - 4) / pitch)
  const [cx, cy] = shape.centre
  const slots = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = (column + 0.5) / columns
      if (shape.split && u > 0.71 && u < 0.87) continue
      const [px, py] = shape.point(margin + (1 - 2 * margin) * u, margin + (1 - 2 * margin) * (row + 0.5) / rows)
      const onPlaza = Math.abs(px - cx) < plaza.halfWidth && py > cy - plaza.above && py < cy + plaza.below
      if (!onPlaza) slots.push([px, py])
    }
  }
  return slots
}

/** The community under a point, with the cell nearest to it there (or null); null outside. */
export function found(plan, opening, px, py) {
  for (const index of plan.blocks.keys()) {
    if (!plan.blocks[index] || !inside(plan.blocks[index].outline, px, py)) continue
    const [first, end] = opening.communities[index].cells
    let cell = null, nearest = plan.pitch[first] ** 2 * 0.5
    for (let at = first; at < end; at++) {
      const distance = (plan.x[at] - px) ** 2 + (plan.y[at] - py) ** 2
      if (distance < nearest) { nearest = distance; cell = at }
    }
    return { community: index, cell }
  }
  return null
}

function inside(points, px, py) {
  let within = false
  for (let n = 0, m = points.length - 1; n < points.length; m = n++) {
    const [x1, y1] = points[n], [x2, y2] = points[m]
    if ((y1 > py) !== (y2 > py) && px < (x2 - x1) * (py - y1) / (y2 - y1) + x1) within = !within
  }
  return within
}

/** The communities' indices from north-west to south-east, for arrow keys. */
export function reading(plan) {
  return [...plan.blocks.keys()].sort((one, other) =>
    plan.blocks[one].row - plan.blocks[other].row || plan.blocks[one].centre[0] - plan.blocks[other].centre[0])
}
