// Results of all runs on this machine: a list, and each report in place.

import { store } from '../store.js'
import { t } from '../words.js'
import { el } from '../element.js'

export function mountResults() {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('#dialog'))
  store.on('results', ({ results }) => {
    if (!results) { if (dialog.open && dialog.dataset.shows === 'results') dialog.close(); return }
    show(dialog, typeof results === 'string' ? results : null)
  })
  store.on('lang', ({ results }) => { if (results && dialog.dataset.shows === 'results') show(dialog, typeof results === 'string' ? results : null) })
  dialog.addEventListener('close', () => { if (store.state.results) store.set({ results: false }) })
}

async function show(dialog, folder) {
  dialog.dataset.shows = 'results'
  dialog.className = folder ? 'results reading' : 'results'
  dialog.setAttribute('aria-label', t('shell.results_dialog.title'))
  const body = el('div', { class: 'body' }, el('p', { class: 'muted' }, t('shell.results_dialog.looking')))
  dialog.replaceChildren(el('div', { class: 'head' },
    folder ? el('button', { onclick: () => store.set({ results: true }) }, t('shell.results_dialog.back')) : null,
    el('h2', {}, folder ?? t('shell.results_dialog.title')),
    el('span', { class: 'files' }),
    el('button', { class: 'bare', 'aria-label': t('shell.close'), title: t('shell.close'), onclick: () => dialog.close() }, '×')), body)
  if (!dialog.open) dialog.showModal()
  if (folder) body.replaceChildren(...report(folder))
  const answer = await fetch('/results')
  const { folders, scorecard, older } = await answer.json()
  if (folder) {
    const files = folders.find((one) => one.name === folder)?.files ?? []
    dialog.querySelector('.files')?.replaceChildren(...links(folder, [...files.filter((file) => file.endsWith('.csv')), 'manifest.json']))
    return
  }
  body.replaceChildren(card(scorecard, older[store.state.lang]), folders.length ? list(folders) : el('p', {}, t('shell.results_dialog.none')))
}

function report(folder) {
  const wait = el('p', { class: 'muted', role: 'status' }, t('shell.results_dialog.writing'))
  const frame = el('iframe', {
    title: t('shell.results_dialog.report_of', { folder }), sandbox: 'allow-scripts allow-popups allow-modals',
    src: `/results/${encodeURIComponent(folder)}/report?lang=${store.state.lang}`, onload: () => wait.remove(),
  })
  return [wait, frame]
}

const links = (folder, files) => files.map((file) =>
  el('a', { href: `/results/${encodeURIComponent(folder)}/files/${file}`, download: `${folder}-${file}` }, file))

const card = (scorecard, older) => el('p', { class: 'scorecard' }, el('strong', {}, t('shell.results_dialog.scorecard')), ' ',
  scorecard ? el('a', { href: `/scorecard?lang=${store.state.lang}`, target: '_blank', rel: 'noopener' }, t('shell.results_dialog.open_scorecard'))
    : el('span', { class: 'muted' }, t('shell.results_dialog.no_scorecard')),
  ...(scorecard && older ? [' ', el('span', { class: 'other-model' }, older)] : []))

function list(folders) {
  const head = ['kind', 'arms', 'seeds', 'model', 'date', 'state', ''].map((key) => el('th', { scope: 'col' }, key ? t(`shell.results_dialog.${key}`) : ''))
  return el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...folders.map((one) => el('tr', {},
    el('td', {}, one.kind[store.state.lang]),
    el('td', { title: one.name }, one.arms.join(' · ')),
    el('td', {}, one.seeds),
    el('td', one.other_model[store.state.lang] ? { class: 'other-model', title: one.other_model[store.state.lang] } : {}, one.model[store.state.lang]),
    el('td', {}, one.date.slice(0, 16).replace('T', ' ')),
    el('td', {}, t(one.complete ? 'shell.results_dialog.complete' : 'shell.results_dialog.running')
      + (one.failed ? ` · ${t('shell.more.failures', { count: one.failed })}` : '')),
    el('td', { class: 'figure' }, one.report
      ? el('button', { onclick: () => store.set({ results: one.name }) }, t('shell.more.report')) : '')))))
}
