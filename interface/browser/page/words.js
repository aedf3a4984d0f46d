// Every word on the page, in both languages: the files of words/zh and words/en hold the same keys.
// A key is FILE.NAME[.NAME…]: `map.views.both` stands in words/LANG/map.json.

import { store } from './store.js'

const FILES = ['shell', 'map', 'drawer', 'tours', 'panels', 'log', 'terms']
const words = { zh: {}, en: {} }

export async function loadWords() {
  await Promise.all(['zh', 'en'].flatMap((lang) => FILES.map(async (file) => {
    words[lang][file] = await (await fetch(`/page/words/${lang}/${file}.json`)).json()
  })))
}

/** The words of a key ("charts.emergency") in the page's language, `{name}` filled in from values. */
export function t(key, values = {}) {
  const text = key.split('.').reduce((at, part) => at?.[part], words[store.state.lang])
  if (text === undefined) throw new Error(`no words for ${key}`)
  if (typeof text !== 'string') return text
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

const thousands = new Intl.NumberFormat('en-US')  // made once, because making one is slow

/** A whole number with thousands marked; the minus is U+2212. */
export function whole(value) {
  return thousands.format(Math.round(value)).replace('-', '−')
}

/** A number with so many places; the minus is U+2212, a plus is written on demand. */
export function number(value, places = 0, sign = false) {
  const text = value.toFixed(places).replace(/^-(?=0\.?0*$)/, '').replace('-', '−')
  return sign && value > 0 && !text.startsWith('+') && Number(text) !== 0 ? `+${text}` : text
}

/** The text of a thing that carries both languages: `title` and `title_zh`. */
export function own(thing, key) {
  return store.state.lang === 'zh' ? thing[`${key}_zh`] || thing[key] : thing[key]
}
