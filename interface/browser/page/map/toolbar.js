// View, colour, marks and zoom, with the way back up.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { el, focusIn } from '../element.js'
import { lookAt, LEVELS, reachable, zoomTo } from './zoom.js'

const narrow = matchMedia('(max-width: 1439px)')

export function mountToolbar(toolbar, more) {
  const draw = () => {
    const { state } = store
    if (!state.catalogue) return
    const focused = focusIn(toolbar)?.dataset.name
    const way = crumbs(state)
    const fill = (folded) => toolbar.replaceChildren(
      segmented(t('map.view'), ['both', 'difference', 'network'], state.view, 'map.views', lookAt),
      colours(state), marks(state, folded), more, way,
      segmented(t('map.zoom'), LEVELS, state.zoom.level, 'map.levels', zoomTo, (level) => !reachable(level)))
    fill(narrow.matches)
    way.style.flex = 'none' // marks give way to the way back, before that is cut short
    if (!narrow.matches && toolbar.scrollWidth > toolbar.clientWidth) fill(true)
    way.style.flex = ''
    if (focused) toolbar.querySelector(`[data-name="${focused}"]`)?.focus()
  }
  store.on(['lang', 'catalogue', 'view', 'colour', 'marks', 'zoom', 'opening'], draw)
  document.addEventListener('click', (event) => {
    const menu = toolbar.querySelector('.marks-menu[open]')
    if (menu && !menu.contains(event.target)) menu.open = false
  })
  narrow.addEventListener('change', draw)
  draw()
}

function segmented(label, names, chosen, words, choose, disabled = (_name) => false) {
  const group = el('div', { class: 'segmented' })
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', label)
  for (const name of names) {
    const button = el('button', {}, t(words)[name])
    button.dataset.name = name
    button.setAttribute('aria-pressed', String(name === chosen))
    button.disabled = disabled(name)
    button.onclick = () => choose(name)
    group.append(button)
  }
  return group
}

function colours({ catalogue, colour, view }) {
  const label = el('label', { class: 'colour' })
  const select = el('select')
  select.dataset.name = 'colour'
  select.disabled = view === 'network'
  for (const ramp of ['burden', 'asset', 'position']) {
    const group = el('optgroup')
    group.label = t(`map.ramps.${ramp}`)
    for (const one of catalogue.colours.filter((each) => each.ramp === ramp)) {
      const option = el('option', {}, t(`map.colours.${one.name}`).name)
      option.value = one.name
      option.selected = one.name === colour
      group.append(option)
    }
    select.append(group)
  }
  select.onchange = () => store.set({ colour: select.value })
  label.append(el('span', { class: 'muted' }, t('map.colour')), select)
  return label
}

function marks({ marks: shown, view, zoom }, fold) {
  const menu = el('fieldset', { class: 'marks' })
  menu.append(el('legend', { class: 'visually-hidden' }, t('map.marks_label')))
  for (const name of Object.keys(shown)) {
    const label = el('label', { class: 'check' })
    const box = el('input')
    box.type = 'checkbox'
    const named = name === 'places' && zoom.level !== 'street' // from near places always have their names
    box.checked = shown[name] || named
    box.disabled = named || view === 'network' || (view === 'difference' && name !== 'net')
    box.dataset.name = `mark-${name}`
    box.onchange = () => store.set({ marks: { ...store.state.marks, [name]: box.checked } })
    label.append(box, t(`map.marks.${name}`))
    menu.append(label)
  }
  if (!fold) return menu
  const folded = el('details', { class: 'marks-menu' })
  folded.open = document.querySelector('.marks-menu[open]') !== null
  folded.append(el('summary', {}, `${t('map.marks_label')} ▾`), menu)
  return folded
}

/** The way back up: X Street › G › building 12 › a home. */
function crumbs({ zoom, opening, server, catalogue }) {
  const nav = el('nav', { class: 'crumbs' })
  nav.setAttribute('aria-label', t('map.crumbs'))
  if (!opening || zoom.level === 'street') return nav
  const add = (text, to) => {
    if (nav.childElementCount) nav.append(el('span', { class: 'muted' }, '›'))
    const link = el('button', { class: 'link' }, text)
    link.onclick = () => store.set({ zoom: { ...store.state.zoom, level: to } })
    nav.append(link)
  }
  const street = catalogue.street_names?.[server?.street]
  add(street ? own(street, 'name') : t('map.levels').street, 'street')
  const community = opening.communities[zoom.community]
  add(own(community, 'name'), 'community')
  if (zoom.level === 'community') return nav
  add(t('map.building', { number: zoom.cell - community.cells[0] + 1 }), 'building')
  if (zoom.level === 'person') add(t('map.levels').person, 'person')
  return nav
}
