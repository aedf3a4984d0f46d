// Start: read what there is to choose, connect, and let every view mount itself.

import { connect } from './socket.js'
import { store } from './store.js'
import { loadWords } from './words.js'
import { mountShell } from './shell/shell.js'
import { mountMaps } from './map/maps.js'
import { mountDrawer } from './drawer/drawer.js'
import { mountPanels } from './panels/panels.js'
import { mountTours } from './tours/tours.js'

window.wulian = { store, frames: 0 }  // tests look here

const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('lang')
const lang = asked ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
const theme = localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

const [catalogue] = await Promise.all([
  fetch('/catalogue').then((answer) => answer.json()),
  loadWords(),
])
store.set({ catalogue, lang, theme })
store.on(['lang', 'theme'], ({ lang, theme }) => {
  document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en'
  document.documentElement.dataset.theme = theme
  localStorage.setItem('lang', lang)
  localStorage.setItem('theme', theme)
})
store.tell('lang')
// letters that came late are missing from what canvases have drawn
document.fonts.addEventListener('loadingdone', () => store.tell('lang'))

mountShell()
mountMaps()
mountDrawer()
mountTours()
mountPanels()
connect()
