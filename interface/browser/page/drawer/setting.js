// One setting: words, a slider for both worlds or one for each, unit, range, source, default, reset.

import { el } from '../element.js'
import { store } from '../store.js'
import { own, t } from '../words.js'
import { same, set, shown, WORLDS } from './draft.js'
import { refusal } from './links.js'

/** {node, draw}: `draw` shows the draft's values again. */
export function settingRow(one) {
  const values = () => WORLDS.map((world) => shown(world).settings[one.name])
  let joint = same(...values())
  let fields = []
  const note = el('p', { class: 'refusal', hidden: true })
  const say = (problem) => { note.hidden = !problem; note.textContent = problem ?? '' }
  const inputs = el('div', { class: 'inputs' })
  const link = el('button', { class: 'link', onclick: () => {
    joint = !joint
    if (joint) set(WORLDS, 'settings', one.name, shown('a').settings[one.name])
    build()
  } })
  const reset = el('button', { class: 'link', onclick: () => set(WORLDS, 'settings', one.name, one.calibrated) }, t('drawer.settings.reset'))
  const build = () => {
    fields = (joint ? [WORLDS] : WORLDS.map((world) => [world])).map((worlds) => {
      const field = FIELDS[one.kind](one, `${worlds.join('').toUpperCase()} ${own(one, 'text')}`, (value) => set(worlds, 'settings', one.name, value), say)
      return { ...field, worlds }
    })
    inputs.replaceChildren(...fields.map(({ node, worlds }) => el('div', { class: 'input' },
      el('span', { class: 'whose' }, ...worlds.map((world) => el('span', { class: `badge small of-${world}` }, world.toUpperCase()))), node)))
    link.textContent = t(joint ? 'drawer.settings.separate' : 'drawer.settings.together')
    draw()
  }
  const draw = () => {
    const now = values()
    if (joint && !same(...now)) { joint = false; build(); return }
    for (const { show, worlds } of fields) show(shown(worlds[0]).settings[one.name])
    node.classList.toggle('edited', WORLDS.some((world) => !same(shown(world).settings[one.name], store.state.server.worlds[world].settings[one.name])))
    reset.hidden = now.every((value) => same(value, one.calibrated))
    if (store.state.refused) refusal(note, one.name)
  }
  const node = el('div', { class: 'setting', 'data-setting': one.name },
    el('p', { class: 'name' }, own(one, 'text').replace(/[。.]$/, '')), inputs,
    el('p', { class: 'source muted' }, source(one)), el('div', { class: 'tools' }, link, reset, el('code', {}, one.name)), note)
  build()
  return { node, draw }
}

function source(one) {
  const parts = []
  if (one.kind === 'number' || one.kind === 'integer') {
    parts.push(t('drawer.settings.range', { low: plain(one.low), high: plain(one.high) }))
    if (one.least < one.low || one.most > one.high) parts.push(t('drawer.settings.allowed', { low: plain(one.least), high: plain(one.most) }))
    parts.push(t('drawer.settings.default', { value: plain(one.calibrated) }))
  }
  const cited = [one.citation, one.grade && t(`drawer.grades.${one.grade.replace('/', '_')}`)].filter(Boolean).join(t('drawer.comma'))
  parts.push(t(`drawer.sources.${one.source}`) + (cited ? t('drawer.brackets', { text: cited }) : ''))
  if (one.founded) parts.push(t('drawer.settings.founded'))
  if (one.matching) parts.push(...matching(one.matching))
  return parts.join(' · ')
}

/** What calibration left of the setting, and which figures would narrow it further. */
function matching({ low, high, from, to, width, targets }) {
  const named = targets.map((name) => t(`drawer.matching.targets.${name}`)).join(t('drawer.comma'))
  return [
    t('drawer.matching.left', { low: short(low), high: short(high), from: short(from), to: short(to), width: Math.round(100 * width) }),
    targets.length ? t('drawer.matching.informing', { targets: named }) : t('drawer.matching.uninformed'),
  ]
}

const short = (value) => plain(Number(value).toPrecision(3))

export const plain = (value) => String(Number(Number(value).toPrecision(5))).replace('-', '−')

/** Few places, so that a slider gives numbers a person would write. */
function tidy(value, one) {
  if (one.kind === 'integer') return Math.round(value)
  const places = Math.max(0, 3 - Math.ceil(Math.log10(Math.max(1e-9, one.high - one.low))))
  return Number(value.toFixed(places))
}

function numeric(one, label, act, say) {
  const low = Math.min(one.low, one.calibrated), high = Math.max(one.high, one.calibrated)
  const range = el('input', { type: 'range', min: low, max: high, step: one.kind === 'integer' ? 1 : 'any', 'aria-label': label })
  const box = el('input', { type: 'number', min: one.least, max: one.most, step: one.kind === 'integer' ? 1 : 'any', 'aria-label': label })
  const unit = t('drawer.units')[one.unit] ?? one.unit
  range.addEventListener('input', () => { const value = tidy(Number(range.value), one); box.value = value; say(null); act(value) })
  box.addEventListener('change', () => {
    const value = one.kind === 'integer' ? Math.round(Number(box.value)) : Number(box.value)
    const fits = box.value !== '' && value >= one.least && value <= one.most
    say(fits ? null : t('drawer.settings.out', { low: plain(one.least), high: plain(one.most), value: box.value || '–' }))
    if (fits) act(value)
  })
  const at = (one.calibrated - low) / (high - low || 1)
  const node = el('div', { class: 'slide' }, el('span', { class: 'track', style: `--at:${at}` }, range), box, unit ? el('span', { class: 'unit' }, unit) : null)
  const show = (value) => {
    if (document.activeElement !== box) box.value = value
    if (document.activeElement !== range || Math.abs(Number(range.value) - value) > (high - low) / 50) range.value = value
    range.setAttribute('aria-valuetext', `${value} ${unit}`)
  }
  return { node, show }
}

function toggled(one, label, act) {
  const box = el('input', { type: 'checkbox', 'aria-label': label, onchange: () => { act(box.checked); words() } })
  const text = el('span')
  const words = () => { text.textContent = t(`drawer.settings.${box.checked ? 'yes' : 'no'}`) }
  return { node: el('label', { class: 'check' }, box, text), show: (value) => { box.checked = value; words() } }
}

function chosen(one, label, act) {
  const select = el('select', { 'aria-label': label, onchange: () => act(select.value) },
    ...one.choices.map((choice) => el('option', { value: choice }, choiceName(one.name, choice))))
  return { node: select, show: (value) => { select.value = value } }
}

function several(one, label, act) {
  const boxes = one.choices.map((choice) => el('input', { type: 'checkbox', value: choice, onchange: () =>
    act(boxes.filter((box) => box.checked).map((box) => box.value).sort()) }))
  const node = el('div', { class: 'boxes', role: 'group', 'aria-label': label },
    ...boxes.map((box) => el('label', { class: 'check' }, box, choiceName(one.name, box.value))))
  return { node, show: (value) => boxes.forEach((box) => { box.checked = value.includes(box.value) }) }
}

function choiceName(setting, choice) {
  if (setting === 'present') return t(`terms.actor_names.${choice}`)
  if (setting === 'hub_chair') return t(`drawer.chairs.${choice}`)
  const [who, need] = choice.split(':')
  if (need) return t('drawer.licence', { who: t(`drawer.hands.${who}`), need: t(`terms.needs.${need}`) })
  return t(`drawer.choices.${choice.replace('-', '_')}`)
}

const FIELDS = { number: numeric, integer: numeric, switch: toggled, choice: chosen, set: several }
