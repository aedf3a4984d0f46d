// What the checker cannot know by itself about the page. Nothing here is served.

/** Where the browser tests look. */
interface Window {
  wulian: { store: { state: object }, frames: number, drawn?: number }
}

/** Elements found by a selector are HTML unless somebody says otherwise: drawings are kept in variables. */
interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>
}

interface Element {
  closest<E extends Element = HTMLElement>(selectors: string): E | null
}
