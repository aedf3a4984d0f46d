// The panels that speak of one thing: the inspector.

import { mountInspector } from './inspector.js'

export function mountPanels() {
  mountInspector()
}
