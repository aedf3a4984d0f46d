// Round numbers for an axis.

/** The lowest "nice" number (1, 2, 2.5, 5 × a power of ten) that is not below `value`. */
export function nice(value) {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((one) => one >= value * 0.9999)
}

/** [low, high] for values: from zero, or close to them where a measure never comes near it. */
export function range(values, { zero, ceiling }) {
  if (ceiling) return [0, ceiling]
  const high = Math.max(...values), low = Math.min(...values)
  if (!Number.isFinite(high)) return [0, 1]
  if (low < 0) return [-nice(-low), nice(Math.max(high, 0))]
  if (zero || low < (high - low) * 2) return [0, nice(high)]
  for (let step = nice((high - low) / 2 || high / 50); ; step = nice(step * 1.01)) {
    const bottom = Math.floor(low / step) * step
    if (bottom + 2 * step >= high) return [Math.max(0, bottom), Math.max(0, bottom) + 2 * step]
  }
}
