// On a narrow screen there is room for one map: a curtain, A on its left and B on its right.

import { store } from '../store.js'
import { t } from '../words.js'
import { element } from './panel.js'

export function mountCurtain(maps) {
  const handle = element('input', 'curtain')
  handle.type = 'range'
  handle.min = 0
  handle.max = 100
  handle.value = 50
  const move = () => maps.style.setProperty('--curtain', `${handle.value}%`)
  handle.oninput = move
  move()
  store.on('lang', () => handle.setAttribute('aria-label', t('map.curtain')))
  maps.append(handle)
}
