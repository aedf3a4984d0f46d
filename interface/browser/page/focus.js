// Focus goes into what opens, round inside it with the tabulator, and back to where it was when it closes.

const REACHABLE = 'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), select:not([disabled]), textarea, summary, a[href], [tabindex="0"]'

/** Keep the tabulator inside `box`; returns what ends it and gives the focus back. */
export function keepFocus(box, first) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement)
  const name = before?.dataset?.name
  const turn = (event) => {
    if (event.key !== 'Tab') return
    const items = [...box.querySelectorAll(REACHABLE)].filter((one) => one.getClientRects().length)
    const edge = event.shiftKey ? items[0] : items.at(-1)
    if (document.activeElement !== edge || items.length < 2) return
    event.preventDefault()
    ;(event.shiftKey ? items.at(-1) : items[0]).focus()
  }
  box.addEventListener('keydown', turn)
  first()?.focus()
  return () => {
    box.removeEventListener('keydown', turn)
    // the header draws its buttons anew, so the one that opened this is found by its name
    const home = before?.isConnected ? before : name && document.querySelector(`[data-name="${name}"]`)
    home?.focus?.()
  }
}
