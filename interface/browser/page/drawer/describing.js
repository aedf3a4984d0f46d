// A dated change in words: which links open or close, who leaves, which settings change.

import { store } from '../store.js'
import { own, t } from '../words.js'

export function describe({ links, settings }) {
  const parts = []
  const values = new Map()  // links that change to the same value stand together
  for (const [name, value] of Object.entries(links)) {
    const words = linkWords(value)
    values.set(words, [...(values.get(words) ?? []), t(`terms.links.${name}.name`)])
  }
  for (const [words, names] of values) parts.push(t('drawer.events.become', { names: names.join(t('drawer.comma')), value: words }))
  for (const [name, value] of Object.entries(settings)) parts.push(settingWords(name, value))
  return parts.join(t('drawer.semicolon'))
}

function linkWords(value) {
  if (Array.isArray(value)) return value.join(t('drawer.comma'))
  if (value === 0 || value === 1) return t(`drawer.links.${value ? 'on' : 'off'}`)
  return value === 'station' ? t('drawer.links.station') : t('drawer.links.share_of', { percent: Math.round(100 * value) })
}

function settingWords(name, value) {
  const setting = store.state.catalogue.settings.find((one) => one.name === name)
  if (name === 'present') {
    const gone = setting.choices.filter((one) => !value.includes(one)).map((one) => t(`terms.actor_names.${one}`))
    return gone.length ? t('drawer.events.gone', { names: gone.join(t('drawer.comma')) }) : t('drawer.events.all_there')
  }
  if (name === 'hub_chair') return t('drawer.events.chair', { who: t(`drawer.chairs.${value}`) })
  const words = typeof value === 'boolean' ? t(`drawer.settings.${value ? 'yes' : 'no'}`) : String(value)
  return t('drawer.events.setting', { name: own(setting, 'text').replace(/[。.]$/, ''), value: words })
}
