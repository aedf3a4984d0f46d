// The right column: how far apart, what happened (or the inspector), more seeds.

import { store } from '../store.js'
import { mountApart } from './apart.js'
import { card } from './charts.js'
import { drawOn, el } from '../element.js'
import { mountLog } from './happened.js'
import { mountMore } from './more.js'

export function mountSide() {
  const side = document.querySelector('#side')
  const part = (name) => el('section', { class: `card ${name}`, 'data-part': name })
  const apart = part('apart'), log = part('log'), more = part('more')
  const inspector = el('section', { class: 'card', id: 'inspector', 'data-part': 'log', hidden: true })
  const enlarged = el('section', { class: 'card enlarged', hidden: true })
  side.append(apart, log, inspector, more, enlarged)
  mountApart(apart)
  mountLog(log)
  mountMore(more)
  store.on('inspect', ({ inspect }) => { inspector.hidden = !inspect; log.hidden = !!inspect })

  let large = null, shown = null
  drawOn(store, ['enlarged', 'lang', 'theme', 'week', 'frame', 'server', 'seeds', 'charts', 'span', 'opening', 'tabled'], () => {
    const asked = store.state.enlarged ?? null
    if (asked !== shown) {
      shown = asked
      enlarged.hidden = asked === null
      large = asked === null ? null : card(asked, true)
      enlarged.replaceChildren(...(large ? [large.figure] : []))
    }
    large?.draw()
  }, 200)
}
