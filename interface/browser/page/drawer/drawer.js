// The drawer over map A: what the two worlds are, and what to change in them.

import { began, el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { watchDraft } from './draft.js'
import { eventsTab } from './events.js'
import { foot } from './foot.js'
import { keepFocus } from '../focus.js'
import { linksTab } from './links.js'
import { mountSameHours } from './hours.js'
import { mountFiles } from './files.js'
import { settingsTab } from './settings.js'
import { worldsTab } from './worlds.js'

const TABS = { worlds: worldsTab, links: linksTab, events: eventsTab, settings: settingsTab }

export function mountDrawer() {
  const drawer = document.querySelector('#drawer')
  let open = null, tab = null, giveBack = null
  watchDraft()
  mountSameHours()
  mountFiles()

  const close = () => store.set({ drawer: null })
  const build = () => {
    const body = el('div', { class: 'body', id: 'drawer-body', role: 'tabpanel', 'aria-labelledby': `tab-${open}` })
    const bar = el('div', { role: 'tablist', 'aria-label': t('drawer.name'), onkeydown: walk },
      ...Object.keys(TABS).map((name) => el('button', {
        role: 'tab', id: `tab-${name}`, 'aria-selected': String(name === open), 'aria-controls': 'drawer-body',
        tabindex: name === open ? 0 : -1, onclick: () => store.set({ drawer: name }),
      }, t(`drawer.tabs.${name}`))))
    const shut = el('button', { class: 'bare square', 'aria-label': t('shell.close'), title: t('shell.close'), onclick: close }, '×')
    const focused = drawer.contains(document.activeElement)
    drawer.replaceChildren(el('div', { class: 'top' }, bar, shut), body, foot())
    if (focused) bar.querySelector('[aria-selected="true"]').focus()
    drawer.setAttribute('aria-label', t('drawer.name'))
    tab = TABS[open](body)
  }
  const walk = (event) => {
    const names = Object.keys(TABS)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    store.set({ drawer: names.at((names.indexOf(open) + step) % names.length) })
    drawer.querySelector(`#tab-${open}`).focus()
  }

  drawer.setAttribute('role', 'dialog')
  // on the way down, because the focus may have gone with a button that can no longer be pressed
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open || began(event, '.choices, .menu, dialog')) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }, true)
  store.on(['drawer', 'server'], ({ drawer: asked, server }) => {
    const wanted = asked && server ? asked : null
    if (wanted === open) return
    const opening = !open
    open = wanted
    drawer.hidden = !open
    if (!open) { drawer.replaceChildren(); giveBack?.(); giveBack = null; return }
    build()
    if (opening) giveBack = keepFocus(drawer, () => drawer.querySelector('[aria-selected="true"]'))
  })
  store.on('lang', () => { if (open) build() })
  store.on('opening', () => { if (open && tab.whole) build() })
  store.on('draft', () => { if (open) tab.draw?.() })
}
