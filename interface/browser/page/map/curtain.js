// On a narrow screen there is room for one map: a curtain, A on its left and B on its right.

import { store } from '../store.js'
import { t } from '../words.js'
import { el } from '../element.js'

export function mountCurtain(maps) {
  const handle = el('div', { class: 'curtain' })
  handle.tabIndex = 0
  handle.setAttribute('role', 'slider')
  handle.append(el('span', { class: 'of-a' }, 'A'), el('span', { class: 'of-b' }, 'B'))
  let share = 50
  const move = (to) => {
    share = Math.max(0, Math.min(100, to))
    maps.style.setProperty('--curtain', `${share}%`)
    handle.setAttribute('aria-valuenow', Math.round(share))
  }
  handle.onpointerdown = (event) => handle.setPointerCapture(event.pointerId)
  handle.onpointermove = (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return
    const { left, width } = maps.getBoundingClientRect()
    move(100 * (event.clientX - left) / width)
  }
  handle.onkeydown = (event) => {
    const step = { ArrowLeft: -5, ArrowRight: 5, Home: -100, End: 100 }[event.key]
    if (!step) return
    move(share + step)
    event.preventDefault()
    event.stopPropagation()
  }
  store.on('lang', () => handle.setAttribute('aria-label', t('map.curtain')))
  handle.setAttribute('aria-label', t('map.curtain'))
  move(50)
  maps.append(handle)
}
