// What a person takes along: the maps as shown, and every weekly measure of both worlds.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { calendar } from './weeks.js'

const BOM = '\ufeff'  // Excel reads UTF-8 only with it
const SCALE = 2

function download(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

function fileName(kind, ending) {
  const { server, week } = store.state
  return `wulian-${kind}-seed${server.seed}-week${week}.${ending}`
}

/** Every canvas of the maps, where it stands on the page, under a line that says what it shows. */
export function pictureOfMaps() {
  const { server, week } = store.state
  if (!server) return
  const frame = document.querySelector('#maps').getBoundingClientRect()
  const style = getComputedStyle(document.documentElement)
  const head = 52
  const picture = document.createElement('canvas')
  picture.width = frame.width * SCALE
  picture.height = (frame.height + head) * SCALE
  const pen = picture.getContext('2d')
  pen.scale(SCALE, SCALE)
  pen.fillStyle = style.getPropertyValue('--page')
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.fillStyle = style.getPropertyValue('--ink')
  pen.font = `600 15px ${style.getPropertyValue('--ui')}`
  const titles = ['a', 'b'].map((world) => `${world.toUpperCase()} ${own(server.worlds[world], 'title')}`)
  pen.fillText(titles.join('   |   '), 8, 21)
  pen.font = `12px ${style.getPropertyValue('--ui')}`
  const when = t('shell.week', { week: Math.max(0, week) })
  pen.fillText(`${when} · ${calendar(week)} · ${t('shell.seed', { seed: server.seed })} · ${t('shell.anecdote')}`, 8, 41)
  const canvases = /** @type {NodeListOf<HTMLCanvasElement>} */ (document.querySelectorAll('#maps canvas'))
  for (const canvas of canvases) {
    const box = canvas.getBoundingClientRect()
    if (box.width && canvas.width) pen.drawImage(canvas, box.left - frame.left, box.top - frame.top + head, box.width, box.height)
  }
  picture.toBlob((blob) => download(blob, fileName('maps', 'png')))
}

export function tableOfWeeks() {
  const { history, server } = store.state
  if (!history || !server) return
  const lines = [['week', 'monday', 'world', 'scenario', ...history.columns].join(',')]
  for (let week = -1; week <= history.lastWeek; week++) {
    const frame = history.frame(week)
    if (!frame) continue
    for (const world of ['a', 'b']) {
      const values = [...frame.arrays[world].row].map((value) => Number.isFinite(value) ? Number(value.toPrecision(7)) : '')
      const { scenario } = server.worlds[world].choice
      lines.push([week, monday(week), world.toUpperCase(), scenario, ...values].join(','))
    }
  }
  download(new Blob([BOM + lines.join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' }), fileName('weeks', 'csv'))
}

const monday = (week) => new Date(Date.UTC(2019, 7, 5 + 7 * week)).toISOString().slice(0, 10)
