// Tab "Uncertain settings": every number in plain words, with its range, source and default; by group or by search.

import { el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { same, shown, WORLDS } from './draft.js'
import { settingRow } from './setting.js'

const MOST = 40  // rows found by a search

export function settingsTab(body) {
  const { settings } = store.state.catalogue
  const search = el('input', { type: 'search', 'aria-label': t('drawer.settings.search'), placeholder: t('drawer.settings.search') })
  const only = el('input', { type: 'checkbox', onchange: () => fill() })
  const list = el('div', { class: 'settings' })
  let rows = []
  const add = (one) => { const row = settingRow(one); rows.push(row); return row.node }
  const group = (name, own) => {
    const inside = el('div')
    const changed = own.filter(differs).length
    const part = el('details', { ontoggle: () => { if (part.open && !inside.childElementCount) inside.append(...own.map(add)) } },
      el('summary', {}, t(`drawer.groups.${name.replace(' ', '_')}`), el('span', { class: 'muted' }, ` ${own.length}`),
        changed ? el('span', { class: 'edited-mark' }, t('drawer.settings.changed', { count: changed })) : null), inside)
    return part
  }
  const fill = () => {
    rows = []
    const asked = search.value.trim().toLowerCase()
    const found = settings.filter((one) => (!only.checked || differs(one))
      && (!asked || `${one.name} ${one.text} ${one.text_zh} ${one.citation}`.toLowerCase().includes(asked)))
    if (asked || only.checked) {
      list.replaceChildren(...found.slice(0, MOST).map(add),
        ...(found.length > MOST ? [el('p', { class: 'muted' }, t('drawer.settings.more', { count: found.length - MOST }))] : []),
        ...(found.length ? [] : [el('p', { class: 'muted' }, t('drawer.nothing_found'))]))
      return
    }
    const names = [...new Set(settings.map((one) => one.group))]
    list.replaceChildren(...names.map((name) => group(name, settings.filter((one) => one.group === name))))
  }
  search.addEventListener('input', fill)
  body.append(el('p', { class: 'muted' }, t('drawer.settings.text', { count: settings.length })),
    el('div', { class: 'finding' }, search, el('label', { class: 'check' }, only, t('drawer.settings.only_changed'))), list)
  fill()
  return { draw: () => rows.forEach((row) => row.draw()), whole: false }
}

/** Whether a world has another value than the calibrated one (scenarios' own switches included). */
function differs(one) {
  return WORLDS.some((world) => !same(shown(world).settings[one.name], one.calibrated))
}

