// One seed is an anecdote: run the same two worlds with more of them.

import { say } from '../socket.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, el } from '../element.js'

const PAIRS = 20
let asked = null  // the two worlds that the seeds were asked for

const worldsNow = () => JSON.stringify(['a', 'b'].map((world) => store.state.server.worlds[world].choice))

export function startSeeds() {
  if (!store.state.server || running()) return
  asked = worldsNow()
  say({ type: 'seeds', pairs: PAIRS })
}

const running = () => store.state.seeds?.status === 'running'
const isStale = () => asked !== null && !!store.state.server && worldsNow() !== asked

export function mountMore(host) {
  const heading = el('h2'), text = el('p', { class: 'muted' })
  const bar = el('progress', { hidden: true, max: PAIRS })
  const said = el('span', { role: 'status' })
  const go = el('button', { class: 'primary', onclick: startSeeds })
  const cancel = el('button', { onclick: () => say({ type: 'cancel_seeds' }) })
  const report = el('button', { onclick: () => store.set({ results: store.state.seeds.folder }) })
  host.append(heading, text, bar, el('div', { class: 'foot' }, said, cancel, report, go))
  drawOn(store, ['lang', 'seeds', 'server', 'opening'], ({ seeds, server }) => {
    const status = seeds?.status
    const stale = isStale()
    heading.textContent = t('shell.more.title')
    text.textContent = stale && seeds ? t('shell.more.stale') : t('shell.more.text')
    text.hidden = (status === 'done' || status === 'cancelled') && seeds.done >= 5 && !stale
    if (text.hidden) heading.textContent = t('shell.more.title_done', { done: seeds.done })
    bar.hidden = !running()
    bar.max = seeds?.total ?? PAIRS
    bar.value = seeds?.done ?? 0
    bar.setAttribute('aria-label', t('shell.more.title'))
    said.textContent = words(seeds)
    go.textContent = t('shell.more.go', { pairs: PAIRS })
    go.hidden = running() || (status === 'done' && !stale)
    go.disabled = !server
    cancel.textContent = t('shell.cancel')
    cancel.hidden = !running()
    report.textContent = t('shell.more.report')
    report.hidden = running() || !seeds?.folder || !(status === 'done' || (status === 'cancelled' && seeds.done > 0))
  })
}

function words(seeds) {
  if (!seeds) return ''
  const { status, done, total, failed, seconds_left: left } = seeds
  const parts = []
  if (status === 'running') parts.push(t('shell.more.progress', { done, total }), left === null ? t('shell.more.starting') : remaining(left))
  else if (status === 'busy' || status === 'same' || status === 'failed') return t(`shell.more.${status}`)
  else if (done < 5) parts.push(t('shell.more.finished', { done }))
  if (failed) parts.push(t('shell.more.failures', { count: failed }))
  return parts.join(' · ')
}

const remaining = (seconds) => seconds < 60 ? t('shell.more.under_a_minute') : t('shell.more.minutes', { minutes: Math.round(seconds / 60) })
