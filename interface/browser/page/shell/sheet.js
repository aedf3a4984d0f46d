// On a tablet the right column and the charts are tabs of a sheet that is pulled up from below.

import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, el } from '../element.js'

const TABS = ['apart', 'log', 'charts', 'more']
const narrow = matchMedia('(max-width: 1199px)')
const near = ({ level }) => level === 'building' || level === 'person'

export function mountSheet() {
  const side = document.querySelector('#side'), charts = document.querySelector('#charts')
  const main = document.querySelector('#main')
  charts.dataset.part = 'charts'
  let chosen = 'apart', up = false
  const tabs = el('div', { role: 'tablist' })
  const pull = el('button', { class: 'bare pull', onclick: () => { up = !up; draw() } })
  const bar = el('div', { class: 'sheet-bar' }, tabs, pull)
  side.prepend(bar)
  let held = null
  bar.addEventListener('pointerdown', ({ clientY }) => { held = clientY })
  window.addEventListener('pointerup', ({ clientY }) => {
    if (held !== null && Math.abs(clientY - held) > 24) { up = clientY < held; draw() }
    held = null
  })
  const place = () => {
    if (narrow.matches) side.append(charts)
    else main.insertBefore(charts, side)
    draw()
  }
  const draw = () => {
    tabs.setAttribute('aria-label', t('shell.sheet.name'))
    tabs.replaceChildren(...TABS.map((name) => el('button', {
      role: 'tab', class: 'bare', 'aria-selected': String(name === chosen),
      onclick: () => { up = !(up && chosen === name); chosen = name; draw() },
    }, t(`shell.sheet.${name}`))))
    pull.textContent = up ? '▾' : '▴'
    pull.title = t(up ? 'shell.sheet.down' : 'shell.sheet.up')
    pull.setAttribute('aria-label', pull.title)
    pull.setAttribute('aria-expanded', String(up))
    side.classList.toggle('up', up)
    side.dataset.tab = chosen
  }
  narrow.addEventListener('change', place)
  place()
  drawOn(store, ['lang'], draw)
  store.on('inspect', ({ inspect, zoom }) => {
    if (inspect && narrow.matches) { chosen = 'log'; up ||= !near(zoom); draw() }
  })
  // a building or a person on the map is not to be hidden by the sheet
  store.on('zoom', ({ zoom }) => { if (up && near(zoom) && narrow.matches) { up = false; draw() } })
}
