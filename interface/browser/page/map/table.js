// The map as a table, for those who cannot or would not read colours.

import { store } from '../store.js'
import { number, own, t } from '../words.js'
import { el } from '../element.js'
import { colourOf, cooperation, meanOf } from './values.js'

export function mountMapTable(maps, toggle) {
  const table = el('div', { class: 'card map-table' })
  table.hidden = true
  toggle.onclick = () => { table.hidden = !table.hidden; draw() }
  const draw = () => {
    toggle.title = table.hidden ? t('map.as_table') : t('map.as_map')
    toggle.setAttribute('aria-label', toggle.title)
    toggle.setAttribute('aria-expanded', String(!table.hidden))
    const { history, week, opening } = store.state
    const frame = history?.frame(week)
    if (table.hidden || !frame) return
    table.replaceChildren(build(frame, opening, colourOf(store.state)))
  }
  store.on(['lang', 'colour', 'week', 'opening'], draw)
  draw()
  maps.append(table)
}

function build(frame, opening, colour) {
  const words = t(`map.colours.${colour.name}`)
  const table = el('table')
  const head = el('tr')
  for (const text of [t('map.table.community'), t('map.table.type'), `${words.name} A`, `${words.name} B`, `${t('map.table.pairs')} A`, `${t('map.table.pairs')} B`]) {
    const cell = el('th', {}, text)
    cell.scope = 'col'
    head.append(cell)
  }
  table.append(head)
  opening.communities.forEach((one, index) => {
    const row = el('tr')
    const values = ['a', 'b'].map((world) => number(meanOf(frame, world, colour, one.cells), 2))
    const pairs = ['a', 'b'].map((world) => String(cooperation(frame, world, index).pairs))
    const name = el('th', {}, own(one, 'name'))
    name.scope = 'row'
    row.append(name, el('td', {}, t('terms.types')[one.type] ?? one.type))
    for (const text of [...values, ...pairs]) row.append(el('td', { class: 'figure' }, text))
    table.append(row)
  })
  return table
}
