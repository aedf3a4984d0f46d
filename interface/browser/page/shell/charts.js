// Four charts; each can show another measure, stand as a table, or be opened larger.

import { store } from '../store.js'
import { actors } from '../structure.js'
import { own, t, whole } from '../words.js'
import { drawOn, el, svg } from '../element.js'
import { emergencies } from './events.js'
import { hours, hoursOf } from './hours.js'
import { lines, values, windowOf } from './lines.js'
import { choices, measure, nameOf } from './measures.js'

const FIRST = ['in_time_emergency', 'volunteers_active', 'entrenched_cells', 'hours']
const PAUSE = 200  // ms between two drawings

export function mountCharts() {
  store.set({ charts: [...FIRST], enlarged: null, tabled: null })
  const host = document.querySelector('#charts')
  host.classList.add('card')
  const cards = FIRST.map((_, place) => card(place))
  host.append(...cards.map((one) => one.figure))
  const draw = () => {
    host.setAttribute('aria-label', t('shell.charts.name'))
    for (const one of cards) one.draw()
  }
  drawOn(store, ['lang', 'theme', 'week', 'frame', 'server', 'seeds', 'charts', 'span', 'opening', 'tabled'], draw, PAUSE)
  new ResizeObserver(draw).observe(host)
}

/** One chart: {figure, draw()}; `place` says which of the four, `large` is the one over the right column. */
export function card(place, large = false) {
  const choose = el('select', { onchange: () => {
    const charts = [...store.state.charts]
    charts[place] = choose.value
    store.set({ charts })
  } })
  const title = el('strong')
  // a select is as wide as its longest option, so it lies unseen over the name it has chosen
  const chooser = el('label', { class: 'choose' }, title, choose)
  const remark = el('span', { class: 'muted remark' })
  const span = el('button', { class: 'bare small', onclick: () => store.set({ span: store.state.span === 'all' ? 'near' : 'all' }) })
  const table = el('button', { class: 'bare small', onclick: () => store.set({ tabled: store.state.tabled === place ? null : place }) })
  const larger = el('button', { class: 'bare small larger', onclick: () => store.set({ enlarged: large ? null : place }) })
  const picture = svg('svg', { role: 'img' })
  const body = el('div', { class: 'drawing', onclick: () => { if (compact()) store.set({ enlarged: place }) } }, picture)
  const figure = el('figure', { class: large ? 'chart large' : 'chart' },
    el('figcaption', {}, chooser, remark, el('span', { class: 'tools' }, span, table, larger)), body)
  const compact = () => !large && body.clientHeight < 80

  const caption = (key) => {
    const { span: shown, tabled, enlarged } = store.state
    menu(choose, key)
    title.textContent = nameOf(key)
    label(span, shown === 'all' ? 'near' : 'all')
    span.textContent = t(shown === 'all' ? 'shell.charts.near_short' : 'shell.charts.all_short')
    span.hidden = key === 'hours'
    label(table, tabled === place ? 'as_chart' : 'as_table')
    table.textContent = tabled === place ? '∿' : '▦'
    label(larger, large ? 'smaller' : 'larger')
    larger.textContent = large ? '×' : '⤢'
    larger.setAttribute('aria-expanded', String(enlarged === place))
  }
  const draw = () => {
    const { history, charts, tabled } = store.state
    const key = charts[place]
    caption(key)
    const old = figure.querySelector('.as-table')
    old?.remove()
    body.hidden = false
    if (!history || history.lastWeek < -1 || !store.state.server) { picture.replaceChildren(); return }
    if (tabled === place && (large || !compact())) {
      body.hidden = true
      figure.append(asTable(key))
      remark.textContent = ''
      return
    }
    const box = { width: body.clientWidth, height: body.clientHeight }
    if (box.width < 60 || box.height < 20) return
    picture.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`)
    if (key === 'hours') {
      picture.setAttribute('aria-label', nameOf(key))
      picture.innerHTML = compact() ? bareHours(box) : hours(store.state, box)
      remark.replaceChildren(...(compact() ? [] : legend()))
      return
    }
    const one = measure(key)
    const drawn = lines(store.state, one, box, { spans: emergencies(store.state), bands: bandsOf(key), bare: compact() })
    picture.innerHTML = drawn.markup
    picture.setAttribute('aria-label', spoken(one))
    remark.textContent = drawn.from === null || compact() ? '' : t('shell.charts.from', { value: drawn.from })
    remark.title = drawn.from === null ? '' : t('shell.charts.from_long')
  }
  return { figure, draw }
}

function label(button, key) {
  button.title = t(`shell.charts.${key}`)
  button.setAttribute('aria-label', t(`shell.charts.${key}`))
}

function menu(select, chosen) {
  const keys = choices()
  const drawn = `${store.state.lang} ${keys.length}`
  select.setAttribute('aria-label', t('shell.charts.choose'))
  if (select.dataset.drawn !== drawn) {
    select.dataset.drawn = drawn
    select.replaceChildren(...keys.map((key) => el('option', { value: key }, nameOf(key))))
  }
  select.value = chosen
  select.title = nameOf(chosen)
}

const bandsOf = (key) => {
  const { seeds } = store.state
  return seeds?.done >= 5 ? seeds.bands?.[key] ?? null : null
}

const legend = () => ['used', 'meetings', 'lost'].map((kind) =>
  el('span', { class: `key ${kind}` }, t(`shell.charts.${kind}`)))

/** In a sparkline the hours of all actors stand as two bars. */
function bareHours(box) {
  const { history, week } = store.state
  const sums = ['a', 'b'].map((world) => hoursOf(history, world, week).reduce((sum, one) => ({
    used: sum.used + one.used, meetings: sum.meetings + one.meetings, lost: sum.lost + one.lost,
  })))
  const all = sums.map(({ used, meetings, lost }) => used + meetings + lost)
  const wide = (box.width - 64) / Math.max(1, ...all)
  return ['a', 'b'].map((world, at) => {
    const { used, meetings, lost } = sums[at]
    const y = box.height * (0.16 + 0.42 * at)
    const bar = (kind, from, value) => `<rect class="bar ${kind} of-${world}" x="${from * wide}" y="${y}" width="${value * wide}" height="10"/>`
    return bar('', 0, used) + bar('meetings', used, meetings) + bar('lost', used + meetings, lost)
      + `<text class="end of-${world}" x="${all[at] * wide + 6}" y="${y + 9}">${world.toUpperCase()} ${whole(all[at])}</text>`
  }).join('')
}

function spoken(one) {
  const { history, week } = store.state
  const [a, b] = ['a', 'b'].map((world) => one.of(history, world, week)).map((value) => value === null ? t('shell.none') : one.write(value))
  return t('shell.charts.spoken', { name: one.name, week: Math.max(0, week), a, b })
}

function asTable(key) {
  const { history, week, server } = store.state
  const titles = ['a', 'b'].map((world) => `${world.toUpperCase()} ${own(server.worlds[world], 'title')}`)
  let head, rows
  if (key === 'hours') {
    head = [t('shell.charts.actor'), ...titles.flatMap((title) => ['used', 'meetings', 'lost'].map((kind) => `${title[0]} ${t(`shell.charts.${kind}`)}`))]
    const [a, b] = ['a', 'b'].map((world) => hoursOf(history, world, week))
    rows = actors().map((actor, at) => [t(`terms.actor_names.${actor}`), ...[a, b].flatMap((one) => ['used', 'meetings', 'lost'].map((kind) => whole(one[at][kind])))])
  } else {
    const one = measure(key)
    const [first, last] = windowOf(store.state)
    const to = Math.min(last, history.lastWeek)
    const [a, b] = ['a', 'b'].map((world) => values(history, one, world, first, to))
    const write = (value) => value === null ? t('shell.none') : one.write(value)
    head = [t('shell.charts.week'), ...titles]
    rows = a.map((value, at) => [first + at, write(value), write(b[at])]).reverse()
  }
  return el('div', { class: 'as-table', tabindex: 0 }, el('table', {},
    el('thead', {}, el('tr', {}, ...head.map((text, at) => el('th', { scope: 'col', class: at ? 'figure' : '' }, text)))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((text, at) => el(at ? 'td' : 'th', at ? { class: 'figure' } : { scope: 'row' }, text)))))))
}
