// Elements in one call: el('button', { class: 'primary', onclick: act }, 'Go').

function make(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (value === true) node.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value)
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

export const el = (tag, attributes = {}, ...children) => make(document.createElement(tag), attributes, children)

export const svg = (tag, attributes = {}, ...children) =>
  make(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)

/** What has the focus, if that lies in `box`. */
export const focusIn = (box) => /** @type {HTMLElement | null} */ (box.contains(document.activeElement) ? document.activeElement : null)

/** Whether an event began in what a selector finds; one of the document itself began nowhere. */
export const began = (event, selector) => event.target instanceof Element && event.target.closest(selector) !== null

/** Draw when one of these topics changes: once a frame at most, and not more often than every `pause` ms. */
export function drawOn(store, topics, draw, pause = 0) {
  let waiting = false, last = 0
  const now = () => { waiting = false; last = performance.now(); draw(store.state) }
  const soon = () => {
    if (waiting) return
    waiting = true
    const wait = Math.max(0, last + pause - performance.now())
    if (wait) setTimeout(() => requestAnimationFrame(now), wait)
    else requestAnimationFrame(now)
  }
  store.on(topics, soon)
  soon()
}
