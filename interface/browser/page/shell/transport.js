// Play, week, speed; the timeline stands beside them.

import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, el, svg } from '../element.js'
import { SPEEDS, atEnd, backToNow, fromTheStart, nextWeek, setSpeed, togglePlay } from './playing.js'
import { mountTimeline } from './timeline.js'
import { calendar } from './weeks.js'

const icon = (path) => svg('svg', { width: 20, height: 20, viewBox: '0 0 20 20', 'aria-hidden': 'true' },
  svg('path', { d: path, fill: 'currentColor' }))
const PLAY = 'M6 3.5 16.5 10 6 16.5z'
const PAUSE = 'M5 4h3.4v12H5zM11.6 4H15v12h-3.4z'
const NEXT = 'M4 4l8.5 6L4 16zM13.6 4H16v12h-2.4z'
const AGAIN = 'M10 3.2a6.8 6.8 0 1 0 6.8 6.8h-2A4.8 4.8 0 1 1 10 5.2V8l4.4-3.8L10 .4z'

export function mountTransport() {
  const foot = document.querySelector('#transport')
  const play = el('button', { class: 'play primary', onclick: togglePlay })
  const next = el('button', { class: 'square', onclick: nextWeek }, icon(NEXT))
  const again = el('button', { class: 'square bare', onclick: fromTheStart }, icon(AGAIN))
  const week = el('p', { class: 'week' })
  const month = el('span')
  const speed = el('select', { class: 'speed', onchange: () => setSpeed(Number(speed.value)) })
  const now = el('button', { class: 'now', hidden: true, onclick: backToNow })
  const line = el('div', { class: 'timeline' })
  foot.append(play, next, again, el('div', { class: 'when' }, week, el('p', { class: 'muted' }, month, ' · ', speed)), line, now)
  drawOn(store, ['lang', 'server', 'week', 'speed', 'following', 'connection'], (state) => {
    const ready = !!state.server && state.connection === 'open'
    name(play, state.server?.playing ? 'pause' : 'play')
    play.replaceChildren(icon(state.server?.playing ? PAUSE : PLAY))
    play.disabled = !ready || (atEnd(state) && !state.server.playing)
    name(next, 'next')
    next.disabled = !ready || (state.following && atEnd(state))
    name(again, 'again')
    again.disabled = !ready
    week.textContent = state.week < 0 ? t('shell.before') : t('shell.week', { week: state.week })
    month.textContent = calendar(state.week)
    speeds(speed, state.speed)
    now.hidden = state.following || !state.history
    now.textContent = t('shell.now', { week: state.history?.lastWeek ?? '' })
  })
  mountTimeline(line)
}

function name(button, key) {
  button.title = t(`shell.transport.${key}`)
  button.setAttribute('aria-label', t(`shell.transport.${key}`))
}

function speeds(select, chosen) {
  select.setAttribute('aria-label', t('shell.transport.speed'))
  select.replaceChildren(...SPEEDS.map((speed) => el('option', { value: speed, selected: speed === chosen },
    speed ? t('shell.speed', { speed }) : t('shell.fastest'))))
  select.value = String(chosen)
}
