// The weeks of one run, kept in the page: every frame, and the street's measures as columns.

import { deadline } from './structure.js'

const VIEWS = { u1: Uint8Array, u2: Uint16Array, f4: Float32Array }

/** Take a frame apart: {week, run, frame, arrays: {a: {name: typed array}, b: …}, …header}. */
export function decode(buffer) {
  const head = new DataView(buffer)
  if (head.getUint32(0, false) !== 0x574c3031) throw new Error('not a frame')
  const length = head.getUint32(4, true)
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)))
  const arrays = { a: {}, b: {} }
  for (const [world, name, type, shape, offset] of header.arrays) {
    const size = shape.reduce((product, side) => product * side, 1)
    arrays[world][name] = new VIEWS[type](buffer, 8 + length + offset, size)
  }
  return { ...header, arrays }
}

export class History {
  constructor(opening) {
    this.run = opening.run
    this.columns = opening.columns
    this.place = Object.fromEntries(opening.columns.map((name, at) => [name, at]))
    this.frames = []            // index = week + 1
    this.cohorts = { a: [], b: [] } // by week of birth: [born × 3, in time × 3]
    this.log = []               // entries of all weeks so far
  }

  add(frame) {
    this.frames[frame.week + 1] = frame
    for (const world of ['a', 'b']) {
      const own = frame.arrays[world].cohorts
      for (let at = 0; at < own.length; at += 7) this.cohorts[world][own[at]] = own.slice(at + 1, at + 7)
    }
    for (const entry of frame.log ?? []) this.log.push(entry)
  }

  get lastWeek() { return this.frames.length - 2 }

  frame(week) { return this.frames[week + 1] }

  /** A measure of the street in a world in a week. */
  value(world, name, week) {
    return this.frames[week + 1]?.arrays[world].row[this.place[name]]
  }

  /** A measure from a week to another, as an array. */
  series(world, name, from, to) {
    const at = this.place[name]
    const values = []
    for (let week = from; week <= to; week++) values.push(this.frames[week + 1]?.arrays[world].row[at] ?? null)
    return values
  }

  /** Share in time (0–100) of the cases of a class (by its place in the catalogue) born in
   * `span` weeks up to `week`; null where there are none. Births of the last weeks may still be closed
   * in time, so they count only once the longest deadline of the class has passed. */
  inTime(world, kind, week, span = 13) {
    const due = deadline(kind)
    let born = 0, inTime = 0
    for (let at = Math.max(0, week - due - span + 1); at <= week - due; at++) {
      const counts = this.cohorts[world][at]
      if (counts) { born += counts[kind]; inTime += counts[3 + kind] }
    }
    return born ? 100 * inTime / born : null
  }
}
