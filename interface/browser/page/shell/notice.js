// One line under the header when something is not as usual: starting, lost, refused, full, replaying.

import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, el } from '../element.js'

const FIRST_START = 60  // seconds, where the model is compiled first

export function mountNotice() {
  const words = el('span')
  const close = el('button', { class: 'bare', onclick: () => store.set({ refused: null }) }, '×')
  const notice = el('div', { class: 'notice', role: 'status', hidden: true }, words, close)
  document.body.append(notice)
  drawOn(store, ['lang', 'connection', 'opening', 'refused', 'replaying', 'frame'], (state) => {
    const said = sentence(state)
    notice.hidden = !said
    notice.classList.toggle('bad', !!state.refused || ['lost', 'full'].includes(state.connection))
    words.textContent = said ?? ''
    close.hidden = !state.refused
    close.setAttribute('aria-label', t('shell.close'))
  })
}

function sentence({ connection, opening, history, refused, replaying, drawer }) {
  if (connection === 'full') return t('shell.full')
  if (connection === 'lost') return t('shell.lost', { week: Math.max(0, history?.lastWeek ?? 0) })
  if (refused && !drawer) return t('shell.refused', { text: refused.text })
  if (!opening) return t('shell.first', { seconds: FIRST_START })
  if (replaying !== null && replaying !== undefined) return t('shell.replaying', { week: replaying, at: Math.max(0, history.lastWeek) })
  return null
}
