// What the server knows about one thing in both worlds, kept fresh while somebody looks at it.

import { ask } from './socket.js'
import { store } from './store.js'

const PAUSE = 500      // ms between two questions
const PATIENCE = 5000  // ms after which an answer is no longer waited for

let pressed = false
const released = new Set()
document.addEventListener('pointerdown', () => { pressed = true }, true)
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => setTimeout(() => {
    pressed = false
    for (const act of released) act()
    released.clear()
  }), true)
}

/** Do it at once, or when the pointer is up: what is drawn anew under a finger cannot be clicked. */
function whenReleased(act) {
  if (pressed) released.add(act)
  else act()
}

export class Watch {
  /** @type {() => boolean} */ visible
  /** @type {() => void} */ changed

  /** `visible()` says whether anybody can see it; `changed()` is called with every answer. */
  constructor(visible, changed) {
    Object.assign(this, { visible, changed, target: null, answer: null, asked: 0, waiting: false, timer: null })
    store.on('frame', () => this.refresh())
    store.on('opening', () => { this.answer = null; this.waiting = false })
    store.on('connection', () => { this.waiting = false; this.refresh() })
  }

  /** Look at another thing, or at none (null). */
  look(target) {
    if (target?.kind === this.target?.kind && target?.id === this.target?.id) { this.refresh(); return }
    this.target = target
    this.answer = null
    this.asked = 0
    this.waiting = false
    this.refresh()
  }

  refresh() {
    const { history } = store.state
    if (!this.target || !history || history.lastWeek < -1 || !this.visible()) return
    if (this.answer?.week === history.lastWeek) return
    const now = performance.now()
    if (this.waiting && now - this.asked < PATIENCE) return
    const wait = this.asked + PAUSE - now
    if (wait > 0) {
      this.timer ??= setTimeout(() => { this.timer = null; this.refresh() }, wait)
      return
    }
    this.question()
  }

  async question() {
    const { target } = this, { run } = store.state.history
    this.asked = performance.now()
    this.waiting = true
    const answer = await ask({ type: 'inspect', kind: target.kind, id: target.id })
    if (this.target !== target || store.state.history.run !== run) return
    this.waiting = false
    this.answer = answer
    whenReleased(this.changed)
    this.refresh()
  }
}
