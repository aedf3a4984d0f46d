// Tab "Links": eight switches and who convenes, A beside B; rows that differ come first.

import { el } from '../element.js'
import { store } from '../store.js'
import { own, t } from '../words.js'
import { same, set, shown, WORLDS } from './draft.js'
import { refusalOf } from './refusal.js'

export const CHAIR = 'hub_chair'

export function linksTab(body) {
  const names = store.state.catalogue.links.map((one) => one.name)
  const [a, b] = WORLDS.map((world) => shown(world).links)
  const differ = names.filter((name) => !same(a[name], b[name]))
  const alike = names.filter((name) => !differ.includes(name))
  const draws = []
  const part = (title, list) => {
    if (!list.length) return
    body.append(el('h3', {}, title), ...list.map((name) => row(name, draws)))
  }
  body.append(el('div', { class: 'link-heads', 'aria-hidden': 'true' }, ...WORLDS.map((world) =>
    el('span', { class: `of-${world}` }, `${world.toUpperCase()} ${own(shown(world), 'title')}`))))
  part(t('drawer.links.differ'), differ)
  part(t('drawer.links.alike'), alike)
  body.append(el('h3', {}, t('drawer.links.who')), chair(draws))
  const draw = () => draws.forEach((one) => one())
  draw()
  return { draw, whole: true }
}

function row(name, draws) {
  const note = el('p', { class: 'refusal', hidden: true })
  const cells = WORLDS.map((world) => {
    const field = linkField(`${world.toUpperCase()} ${t(`terms.links.${name}.name`)}`, (value) => set([world], 'links', name, value))
    field.box.dataset.link = `${name} ${world}`
    draws.push(() => {
      field.show(shown(world).links[name])
      field.box.classList.toggle('edited', !same(shown(world).links[name], store.state.server.worlds[world].links[name]))
    })
    return field.box
  })
  draws.push(() => refusal(note, name))
  return el('div', { class: 'link-row' }, el('p', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }, t(`terms.links.${name}.mark`)), t(`terms.links.${name}.sentence`)),
    el('div', { class: 'both' }, ...cells), note)
}

export function refusal(note, name) {
  const told = refusalOf(name)
  note.hidden = !told
  note.textContent = told ?? ''
}

/**
 * {box, show(value)}: off, everywhere, where the station is open, a share, or a list of communities.
 * @param {any} value  a number, 'station' or codes of communities
 */
export function linkField(label, act, value = 0) {
  const kinds = ['off', 'on', 'station', 'share', 'list']
  const select = el('select', { 'aria-label': label, onchange: () => {
    const start = { off: 0, on: 1, station: 'station', share: 0.5, list: [codes()[0]] }
    value = start[select.value]
    act(value)
    detail()
  } }, ...kinds.map((kind) => el('option', { value: kind }, t(`drawer.links.${kind}`))))
  const more = el('div', { class: 'more' })
  const box = el('div', { class: 'link-field' }, select, more)
  const codes = () => store.state.opening.communities.map((one) => one.code)
  let drawn = null
  const detail = () => {
    const kind = kindOf(value)
    if (drawn === kind && kind !== 'list' && kind !== 'share') return
    if (drawn === kind && more.contains(document.activeElement)) return
    drawn = kind
    more.replaceChildren()
    if (kind === 'share') {
      const input = el('input', { type: 'number', min: 1, max: 99, value: Math.round(100 * value), 'aria-label': t('drawer.links.percent'), onchange: () => {
        value = Math.max(1, Math.min(99, Math.round(Number(input.value) || 1))) / 100
        input.value = Math.round(100 * value)
        act(value)
      } })
      more.append(input, t('drawer.links.percent'))
    }
    if (kind === 'list') {
      more.append(el('details', { open: true }, el('summary', {}, t('drawer.links.chosen', { count: value.length })),
        el('div', { class: 'codes' }, ...codes().map((code) => el('label', { class: 'check' }, el('input', { type: 'checkbox', checked: value.includes(code), onchange: (event) => {
          const chosen = event.target.checked ? [...value, code] : value.filter((one) => one !== code)
          if (!chosen.length) { event.target.checked = true; return }
          value = codes().filter((one) => chosen.includes(one))
          event.target.closest('details').querySelector('summary').textContent = t('drawer.links.chosen', { count: value.length })
          act(value)
        } }), code)))))
    }
  }
  const show = (now) => { value = now; select.value = kindOf(now); detail() }
  show(value)
  return { box, show, value: () => value }
}

function kindOf(value) {
  if (value === 0) return 'off'
  if (value === 1) return 'on'
  return Array.isArray(value) ? 'list' : value === 'station' ? 'station' : 'share'
}

function chair(draws) {
  const setting = store.state.catalogue.settings.find((one) => one.name === CHAIR)
  const note = el('p', { class: 'refusal', hidden: true })
  const cells = WORLDS.map((world) => {
    const select = el('select', { 'data-chair': world, 'aria-label': `${world.toUpperCase()} ${t('drawer.links.who')}`, onchange: () => set([world], 'settings', CHAIR, select.value) },
      ...setting.choices.map((one) => el('option', { value: one }, t(`drawer.chairs.${one}`))))
    draws.push(() => { select.value = shown(world).settings[CHAIR] })
    return el('div', { class: 'link-field' }, select)
  })
  draws.push(() => refusal(note, CHAIR))
  return el('div', { class: 'link-row' }, el('p', {}, t('drawer.links.chair')), el('div', { class: 'both' }, ...cells), note)
}
