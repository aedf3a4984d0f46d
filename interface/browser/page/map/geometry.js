// Where everything lies: a schematic street of any number of communities, in a frame of 526 × 424.
//
// Rows of five blocks bend with the river along the north edge. A block's width is proportional to its
// community's cells; cells fill it in the order of their own rows, around a plaza kept free for the
// rosette and the label.

export const WIDTH = 526
export const HEIGHT = 424
const IN_ROW = 5
const STREET = 7            // width of the streets between blocks
const PLAZA = { halfWidth: 26, above: 20, below: 40 }
const WIDEST = 13, NARROWEST = 4.5 // pitch of cells

/** The river's southern bank. */
export const bank = (x) => 70 - 40 * (x / WIDTH) - 7 * Math.sin(Math.PI * x / WIDTH)

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

/** Return {blocks, x, y, pitch}: blocks by community, coordinates and footprints by cell. */
export function street(opening) {
  const { communities } = opening
  const count = opening.cells.x.length
  const x = new Float32Array(count), y = new Float32Array(count), pitch = new Float32Array(count)
  const at = places(communities)
  const rows = Math.ceil(communities.length / IN_ROW)
  const blocks = []
  for (let row = 0; row < rows; row++) {
    const own = communities.map((_, index) => index).filter((index) => Math.floor(at[index] / IN_ROW) === row)
    own.sort((one, other) => at[one] - at[other])
    const sizes = own.map((index) => communities[index].cells[1] - communities[index].cells[0])
    const total = sizes.reduce((sum, size) => sum + size, 0)
    let left = 9
    const room = WIDTH - 18 - STREET * (own.length - 1)
    own.forEach((index, column) => {
      const wide = room * (0.35 / own.length + 0.65 * sizes[column] / total)
      blocks[index] = block(index, row, rows, left, left + wide, column, communities[index].split)
      left += wide + STREET
      fill(blocks[index], communities[index].cells, opening.cells, x, y, pitch)
    })
  }
  return { blocks, x, y, pitch }
}

/** The edge between two rows; the lower, the straighter. */
function edge(row, rows, x) {
  const north = bank(x) + 8, south = HEIGHT - 7
  const share = row / rows
  return north + (south - north) * (share - 0.02 * Math.sin(Math.PI * share))
}

function block(index, row, rows, left, right, column, split) {
  const lean = (at) => 3.5 * (fixed(row * 17 + at) - 0.5)
  const shape = {
    row, split,
    point(u, v) {
      const west = left + lean(column) * (v - 0.5) * (column > 0), east = right + lean(column + 1) * (v - 0.5)
      const px = west + u * (Math.min(east, WIDTH - 9) - west)
      const top = edge(row, rows, px) + (row ? STREET / 2 : 0), bottom = edge(row + 1, rows, px) - STREET / 2
      return [px, top + v * (bottom - top)]
    },
    width: right - left,
  }
  const [cx, cy] = shape.point(split ? 0.4 : 0.5, 0.44)
  shape.centre = [cx, cy]
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

/** Give the cells of a community their places in its block, as far apart as they fit. */
function fill(shape, [first, end], cells, x, y, pitch) {
  const order = Array.from({ length: end - first }, (_, n) => first + n)
  order.sort((one, other) => cells.y[one] - cells.y[other] || cells.x[one] - cells.x[other])
  let slots = [], wide = WIDEST
  for (; wide >= NARROWEST; wide -= 0.1) {
    slots = slotsOf(shape, wide)
    if (slots.length >= order.length) break
  }
  shape.pitch = wide
  const skip = slots.length / order.length
  order.forEach((cell, n) => {
    const slot = slots[Math.min(slots.length - 1, Math.floor(n * skip))]
    ;[x[cell], y[cell]] = slot
    pitch[cell] = wide
  })
}

function slotsOf(shape, wide) {
  const columns = Math.floor((shape.width - 4) / wide), rows = Math.floor((shape.height - 4) / wide)
  const [cx, cy] = shape.centre
  const slots = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = (column + 0.5) / columns
      if (shape.split && u > 0.71 && u < 0.87) continue
      const [px, py] = shape.point(0.01 + 0.98 * u, 0.01 + 0.98 * (row + 0.5) / rows)
      const onPlaza = Math.abs(px - cx) < PLAZA.halfWidth && py > cy - PLAZA.above && py < cy + PLAZA.below
      if (!onPlaza) slots.push([px, py])
    }
  }
  return slots
}

/** The community under a point, or null; and the cell nearest to it there. */
export function found(plan, opening, px, py) {
  for (let index = 0; index < plan.blocks.length; index++) {
    if (!inside(plan.blocks[index].outline, px, py)) continue
    const [first, end] = opening.communities[index].cells
    let cell = null, nearest = plan.blocks[index].pitch ** 2 * 0.5
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
  return plan.blocks.map((_, index) => index).sort((one, other) =>
    plan.blocks[one].row - plan.blocks[other].row || plan.blocks[one].centre[0] - plan.blocks[other].centre[0])
}
