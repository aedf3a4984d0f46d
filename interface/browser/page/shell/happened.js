// What happened: lines of the log up to the week on screen, A's numbers grey and B's blue.

import { sentenceNodes } from '../sentences.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { drawOn, el } from '../element.js'

const SHOWN = 60

export function mountLog(host) {
  const heading = el('h2'), legend = el('span', { class: 'muted' })
  const list = el('ol', { tabindex: 0 })
  const all = el('button', { class: 'link', onclick: () => store.set({ allLog: !store.state.allLog }) })
  const box = el('input', { type: 'checkbox', onchange: () => store.set({ onlyDiffering: box.checked }) })
  const filter = el('span')
  host.append(el('div', { class: 'head' }, heading, legend), list,
    el('div', { class: 'foot' }, all, el('label', { class: 'check' }, box, filter)))
  store.set({ allLog: false, onlyDiffering: false })
  drawOn(store, ['lang', 'week', 'frame', 'opening', 'allLog', 'onlyDiffering'], (state) => {
    const { history, week, allLog, onlyDiffering } = state
    heading.textContent = t('shell.log.title')
    legend.replaceChildren(el('span', { class: 'of-b' }, t('shell.log.blue')), ' · ', el('span', { class: 'of-a' }, t('shell.log.grey')))
    filter.textContent = t('shell.log.differing')
    list.setAttribute('aria-label', t('shell.log.title'))
    const entries = (history?.log ?? []).filter((entry) => entry.week <= week && (!onlyDiffering || entry.differ))
    const lines = entries.slice(allLog ? 0 : -SHOWN).reverse()
    list.replaceChildren(...(lines.length ? lines.map(line) : [el('li', { class: 'muted' }, t('shell.log.empty'))]))
    all.textContent = t(allLog ? 'shell.log.latest' : 'shell.log.all', { count: entries.length })
    all.hidden = entries.length <= SHOWN
  }, 200)
}

function line(entry) {
  return el('li', {}, el('span', { class: 'muted' }, t('shell.log.week', { week: entry.week })),
    el('p', {}, ...sentenceNodes(entry)))
}
