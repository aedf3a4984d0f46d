// Moving something along the timeline, with the pointer or with arrow keys.

const PATIENCE = 1200  // ms after the last arrow key until the move counts

/**
 * `at` turns pixels into weeks. `by(weeks, kept)` moves from where `keep()` was; `done` takes it in;
 * `start(week)` and `move(week)` are for a plain track; `remove` is for the delete key.
 * @param {SVGElement} node
 * @param {{week?: (pixels: number) => number}} at
 * @param {{by?: Function, keep?: Function, done?: Function, start?: Function, move?: Function, remove?: Function}} acts
 */
export function drag(node, at, acts) {
  const { by, keep, done, start, move, remove } = acts
  let from = null, kept = null, moved = 0, waiting = null
  const week = (event) => at.week(event.clientX - node.ownerSVGElement.getBoundingClientRect().left)
  node.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    node.setPointerCapture(event.pointerId)
    node.focus?.({ preventScroll: true })
    from = week(event)
    kept = keep?.()
    start?.(Math.floor(from))
  })
  node.addEventListener('pointermove', (event) => {
    if (from === null) return
    if (move) move(Math.floor(week(event)))
    else by(Math.round(week(event) - from), kept)
  })
  node.addEventListener('pointerup', () => {
    if (from === null) return
    from = null
    done?.()
  })
  node.addEventListener('pointercancel', () => { from = null })
  const settle = () => { clearTimeout(waiting); waiting = null; moved = 0; done?.() }
  node.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -13, PageUp: 13 }[event.key]
    if (remove && (event.key === 'Delete' || event.key === 'Backspace')) { event.preventDefault(); remove() }
    // else the same key would press a button of the question that follows
    if (event.key === 'Enter' && waiting) { event.preventDefault(); settle() }
    if (!step || !by) return
    event.preventDefault()
    event.stopPropagation()
    if (!waiting) { kept = keep(); moved = 0 }
    moved += step
    by(moved, kept)
    clearTimeout(waiting)
    waiting = setTimeout(settle, done ? PATIENCE : 0)
  })
}
