// A button that takes the maps to what is inspected.

import { el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'

export function nearer(zoom, level) {
  if (store.state.zoom.level === level) return null
  return el('button', { class: 'nearer', 'data-go': 'nearer', onclick: () => store.set({ zoom }) }, t(`panels.nearer.${level}`))
}
