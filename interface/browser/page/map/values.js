// What the colours of the map mean: classes of a measure, and of the difference of two worlds.

/** The description of a colour in the catalogue. */
export const colourOf = (state) => state.catalogue.colours.find((one) => one.name === state.colour)

/** A byte of a frame as a value. */
export const valueOf = (colour, byte) => colour.low + byte / colour.steps * (colour.high - colour.low)

/** For every byte 0–255 the class 0–4 of its value. */
export function classes(colour) {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const value = valueOf(colour, byte)
    return colour.breaks.filter((edge) => value >= edge).length
  })
}

/** For every difference of bytes B − A (plus 255) a class 0–4, from "A better" to "B better". What is
 * smaller than half a class is no difference, from a class and a half on it is a large one. A position has
 * no better side: there the classes run from lower to higher. */
export function differenceClasses(colour) {
  const step = (colour.breaks[3] - colour.breaks[0]) / 3
  const sign = colour.ramp === 'burden' ? -1 : 1
  return Uint8Array.from({ length: 511 }, (_, at) => {
    const difference = sign * (at - 255) / colour.steps * (colour.high - colour.low) / step
    const size = Math.abs(difference) < 0.5 ? 0 : Math.abs(difference) < 1.5 ? 1 : 2
    return 2 + Math.sign(difference) * size
  })
}

/** The mean of a colour over a community, every building alike. */
export function meanOf(frame, world, colour, [first, end]) {
  const bytes = frame.arrays[world][`colour.${colour.name}`]
  let sum = 0
  for (let at = first; at < end; at++) sum += bytes[at]
  return valueOf(colour, sum / (end - first))
}

/** Pairs of actors with joint cases in a community: how many of 21, and how many cases. */
export function cooperation(frame, world, community) {
  const own = frame.arrays[world].pairs.subarray(community * 21, community * 21 + 21)
  let pairs = 0, cases = 0
  for (const count of own) { pairs += Number(count > 0); cases += count }
  return { pairs, cases }
}
