// Brand, what is being watched, and the buttons that open everything else.

import { store } from '../store.js'
import { own, t, whole } from '../words.js'
import { began, drawOn, el } from '../element.js'
import { pictureOfMaps, tableOfWeeks } from './export.js'
import { logo } from './logo.js'

const CARET = '▾'

export function mountHeader() {
  const header = document.querySelector('#header')
  drawOn(store, ['lang', 'theme', 'opening', 'server', 'drawer', 'tours', 'results'], () => draw(header))
  document.addEventListener('click', (event) => {
    const menu = header.querySelector('.menu')
    if (menu && !began(event, '.with-menu')) close(menu)
  })
}

function draw(header) {
  const { lang, theme, drawer, tours, results } = store.state
  document.title = t('shell.title')
  const focused = header.querySelector(':focus')?.dataset.name
  const open = header.querySelector('.menu') && !header.querySelector('.menu').hidden
  header.setAttribute('aria-label', t('shell.header'))
  const worlds = button('worlds', () => store.set({ drawer: drawer ? null : 'worlds' }), !!drawer)
  header.replaceChildren(
    el('div', { class: 'brand' }, logo(), el('h1', {}, t('shell.brand')), el('p', { class: 'muted facts' }, ...facts())),
    el('nav', { 'aria-label': t('shell.header') },
      worlds,
      button('tours', () => store.set({ tours: !tours }), !!tours),
      button('results', () => store.set({ results: !results }), !!results),
      saving(open),
      el('button', {
        class: 'square', 'data-name': 'theme', title: t('shell.theme'), 'aria-label': t('shell.theme'),
        onclick: () => store.set({ theme: theme === 'dark' ? 'light' : 'dark' }),
      }, theme === 'dark' ? '☀' : '☾'),
      el('button', {
        'data-name': 'language', lang: lang === 'zh' ? 'en' : 'zh-Hans', 'aria-label': lang === 'zh' ? 'English' : '中文',
        onclick: () => store.set({ lang: lang === 'zh' ? 'en' : 'zh' }),
      }, lang === 'zh' ? 'EN' : '中文')))
  if (focused) header.querySelector(`[data-name="${focused}"]`)?.focus()
}

function facts() {
  const { opening, server, catalogue } = store.state
  if (!opening || !server) return []
  const street = catalogue.street_names?.[server.street]
  const parts = {
    street: street ? own(street, 'name') : server.street,
    people: t('shell.people', { count: whole(opening.residents) }),
    communities: t(opening.communities.length < server.of ? 'shell.part' : 'shell.communities', {
      count: opening.communities.length, of: server.of, codes: opening.communities.map((one) => one.code).join(', '),
    }),
    seed: t('shell.seed', { seed: server.seed }),
    same: t('shell.same'),
  }
  return Object.entries(parts).map(([name, text]) => el('span', { class: name }, text))
}

const button = (name, onclick, pressed) =>
  el('button', { 'data-name': name, 'aria-pressed': pressed ? 'true' : null, onclick }, t(`shell.${name}`))

function saving(open) {
  const menu = el('div', { class: 'menu', role: 'menu', hidden: !open, onkeydown: walk },
    item('picture', pictureOfMaps), item('table', tableOfWeeks),
    item('scenario_a', () => store.set({ saving: 'a' })), item('scenario_b', () => store.set({ saving: 'b' })))
  const toggle = el('button', {
    'data-name': 'save', 'aria-haspopup': 'menu', 'aria-expanded': open ? 'true' : 'false',
    onclick: () => {
      if (!menu.hidden) { close(menu); return }
      menu.hidden = false
      toggle.setAttribute('aria-expanded', 'true')
      menu.querySelector('button').focus()
    },
  }, `${t('shell.save')} ${CARET}`)
  return el('div', { class: 'with-menu' }, toggle, menu)
}

function item(name, act) {
  return el('button', {
    role: 'menuitem', onclick: (event) => { close(event.target.closest('.menu')); act() },
  }, t(`shell.saving.${name}`))
}

function close(menu) {
  menu.hidden = true
  const toggle = menu.parentElement.querySelector('[aria-haspopup]')
  toggle.setAttribute('aria-expanded', 'false')
  if (menu.contains(document.activeElement)) toggle.focus()
}

function walk(event) {
  const items = [...event.currentTarget.querySelectorAll('button')]
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (event.key === 'Escape') { event.stopPropagation(); close(event.currentTarget) }
  if (!step) return
  event.preventDefault()
  items.at((items.indexOf(document.activeElement) + step) % items.length).focus()
}
