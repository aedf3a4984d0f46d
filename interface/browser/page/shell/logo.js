// The mark: seven kinds of actor in a net, one of them red.

import { svg } from '../element.js'

const at = Array.from({ length: 7 }, (_, place) => {
  const angle = -Math.PI / 2 + place * 2 * Math.PI / 7
  return [14 + 10.5 * Math.cos(angle), 14 + 10.5 * Math.sin(angle)]
})

export function logo() {
  const lines = at.flatMap(([x, y], one) => at.slice(one + 1).map(([u, v]) =>
    svg('line', { x1: x, y1: y, x2: u, y2: v, stroke: 'var(--net)', 'stroke-width': 0.8, opacity: 0.75 })))
  const nodes = at.map(([x, y], place) =>
    svg('circle', { cx: x, cy: y, r: 3, fill: place === 0 ? 'var(--party)' : 'var(--net)' }))
  return svg('svg', { width: 28, height: 28, viewBox: '0 0 28 28', 'aria-hidden': 'true' }, lines, nodes)
}
