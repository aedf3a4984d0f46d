// Tab "Worlds": which scenario each world is, and what both share: seed, street, communities, weeks.

import { el } from '../element.js'
import { store } from '../store.js'
import { own, t, whole } from '../words.js'
import { bare, basis, choose, common, scenario, setCommon, shown, WORLDS } from './draft.js'
import { hoursButtons } from './hours.js'

const CHOSEN = ['all', '5']
const LENGTHS = [156, 208]

export function worldsTab(body) {
  const draws = WORLDS.map((world) => picker(body, world))
  const offers = el('div', { class: 'offers' })
  const remark = el('p', { class: 'muted' })
  body.append(el('section', { class: 'hours' }, el('h3', {}, t('drawer.hours.title')), el('p', { class: 'muted' }, t('drawer.hours.text')), offers, remark))
  draws.push(() => {
    offers.replaceChildren(...hoursButtons())
    remark.textContent = original() ?? ''
    remark.hidden = !remark.textContent
  })
  draws.push(shared(body), files(body))
  const draw = () => draws.forEach((one) => one())
  draw()
  return { draw, whole: true }
}

/** Hours come from a scenario as it is shipped, not from a world that was changed: said where it matters. */
function original() {
  for (const [world, other] of [['a', 'b'], ['b', 'a']]) {
    const giver = shown(world).hours_of
    if (!giver) continue
    const source = shown(other)
    const { links, settings, events } = source.choice
    const changed = source.choice.scenario !== giver || Object.keys(links).length || Object.keys(settings).length || events.length
    if (changed) return t('drawer.hours.original', { world: world.toUpperCase(), title: own(scenario(giver), 'title') })
  }
  return null
}

function picker(body, world) {
  const title = el('strong'), why = el('span', { class: 'muted' })
  const search = el('input', { type: 'search', placeholder: t('drawer.worlds.search'), 'aria-label': t('drawer.worlds.search') })
  const list = el('ul', { role: 'listbox', 'aria-label': t('drawer.worlds.scenario', { world: world.toUpperCase() }) })
  const choices = el('div', { class: 'choices', hidden: true }, search, list)
  const button = el('button', { class: 'chosen', 'data-world': world, 'aria-expanded': 'false', onclick: () => toggle() }, el('span', { class: 'badge of-' + world }, world.toUpperCase()), el('span', { class: 'words' }, title, why), el('span', { 'aria-hidden': 'true' }, '▾'))
  const toggle = (open = choices.hidden) => {
    choices.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) { search.value = ''; fill(); search.focus() } else button.focus()
  }
  const fill = () => {
    const asked = search.value.trim().toLowerCase()
    const found = store.state.catalogue.scenarios.filter((one) =>
      !asked || [one.name, one.title, one.title_zh, one.why, one.why_zh].some((text) => text.toLowerCase().includes(asked)))
    const now = basis(world).choice
    list.replaceChildren(...found.map((one) => el('li', { role: 'presentation' }, el('button', {
      role: 'option', 'aria-selected': String(one.name === now.scenario), 'data-scenario': one.name,
      onclick: () => { choose(world, bare(one.name)); toggle(false) },
    }, el('strong', {}, own(one, 'title')), el('span', { class: 'muted' }, own(one, 'why'))))),
    ...(found.length ? [] : [el('li', { class: 'muted' }, t('drawer.nothing_found'))]))
  }
  search.addEventListener('input', fill)
  choices.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); toggle(false); return }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const items = [search, ...list.querySelectorAll('button')]
    items[Math.max(0, Math.min(items.length - 1, items.indexOf(document.activeElement) + step))].focus()
  })
  body.append(el('section', { class: `world world-${world}` }, button, choices))
  return () => {
    const { choice } = basis(world)
    const one = scenario(choice.scenario)
    const changed = Object.keys(choice.links).length + Object.keys(choice.settings).length + choice.events.length
      || !choice.own_events || choice.emergencies || choice.hours_of
    title.textContent = own(one, 'title') + (changed ? t('drawer.worlds.changed') : '')
    why.textContent = choice.hours_of && choice.hours_of !== 'none'
      ? t(`drawer.worlds.${choice.hours_rule ?? 'match'}`, { title: own(scenario(choice.hours_of), 'title') }) : own(one, 'why')
  }
}

function shared(body) {
  const seed = el('input', { type: 'number', min: 1, max: 9999, id: 'drawer-seed', onchange: () => {
    const value = Math.round(Number(seed.value))
    if (value >= 1 && value <= 9999) setCommon('seed', value)
    else seed.value = common('seed')
  } })
  const street = el('select', { id: 'drawer-street', onchange: () => setCommon('street', street.value) },
    ...store.state.catalogue.streets.map((name) => el('option', { value: name }, streetName(name))))
  const five = store.state.catalogue.street_names[common('street')]?.five ?? ''
  const communities = segmented(CHOSEN, 'communities', (value) => t(`drawer.worlds.chosen.${value}`, { five }), t('drawer.worlds.communities'))
  const codes = el('input', { type: 'text', id: 'drawer-communities', placeholder: 'Y,G,S', 'aria-label': t('drawer.worlds.codes'),
    onchange: () => setCommon('communities', codes.value.trim() || 'all') })
  const weeks = segmented(LENGTHS, 'weeks', (value) => t('drawer.worlds.weeks_of', { weeks: value }), t('drawer.worlds.weeks'))
  const people = el('p', { class: 'muted' })
  body.append(el('section', { class: 'shared' }, el('h3', {}, t('drawer.worlds.shared')), el('div', { class: 'grid' },
    el('label', { for: 'drawer-seed' }, t('drawer.worlds.seed')), seed,
    el('label', { for: 'drawer-street' }, t('drawer.worlds.street')), street,
    el('span', {}, t('drawer.worlds.communities')), communities.group,
    el('label', { for: 'drawer-communities' }, t('drawer.worlds.codes')), codes,
    el('span', {}, t('drawer.worlds.weeks')), weeks.group), people))
  return () => {
    seed.value = common('seed')
    street.value = common('street')
    communities.draw()
    codes.value = CHOSEN.includes(common('communities')) ? '' : common('communities')
    weeks.draw()
    const { opening, server } = store.state
    people.textContent = t('drawer.worlds.people', { count: whole(Math.round(opening.residents / 100) * 100) })
    people.hidden = common('street') !== server.street || common('communities') !== server.communities
  }
}

const streetName = (name) => {
  const told = store.state.catalogue.street_names[name]
  return told ? own(told, 'name') : name
}

function segmented(values, key, words, label) {
  const buttons = values.map((value) => el('button', { 'data-value': value, onclick: () => setCommon(key, value) }, words(value)))
  return {
    group: el('div', { class: 'segmented', role: 'group', 'aria-label': label }, ...buttons),
    draw: () => buttons.forEach((one, at) => one.setAttribute('aria-pressed', String(values[at] === common(key)))),
  }
}

function files(body) {
  const load = (world) => el('button', { onclick: () => store.set({ loading: world }) }, t('drawer.worlds.load', { world: world.toUpperCase() }))
  const save = (world) => el('button', { onclick: () => store.set({ saving: world }) }, t('drawer.worlds.save', { world: world.toUpperCase() }))
  body.append(el('section', { class: 'files' }, el('h3', {}, t('drawer.worlds.files')),
    el('div', { class: 'pairs' }, ...WORLDS.map(load), ...WORLDS.map(save)), el('p', { class: 'muted' }, t('drawer.worlds.saved_as'))))
  return () => {}
}
