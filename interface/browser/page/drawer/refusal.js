// A refusal of the server in plain words, in the page's language, and the item it is about.

import { store } from '../store.js'
import { own, t } from '../words.js'

const NEEDS_LINK = /hub_chair = "(\w+)" needs the link (\w+)/
const LEFT_OUT = /^community (\S+) of .+ is not among those chosen \((.+)\)/
const NO_COMMUNITY = /^communities: no community '(.*?)' in .+ \(codes: (.+)\)$/
const OUT_OF_RANGE = /^(?:link )?(\w+) = (.+?): allowed is (.+)$/

export function refusalWords(text) {
  const needs = text.match(NEEDS_LINK)
  if (needs) return t('drawer.refusal.chair', { chair: t(`drawer.chairs.${needs[1]}`), link: t(`terms.links.${needs[2]}.name`) })
  const absent = text.match(LEFT_OUT), unknown = text.match(NO_COMMUNITY)
  if (absent) return t('drawer.refusal.left_out', { code: absent[1], codes: absent[2] })
  if (unknown) return t('drawer.refusal.no_community', { code: unknown[1], codes: unknown[2] })
  if (/hub_chair = "office" convenes/.test(text)) return t('drawer.refusal.office')
  const [, file, line, rest] = text.match(/^(.*?), line (\d+): ([^]*)$/) ?? [null, null, null, text]
  const range = rest.match(OUT_OF_RANGE)
  const said = range ? t('drawer.refusal.range', { item: itemName(range[1]), value: range[2], allowed: allowedWords(range[3]) }) : rest
  return file ? t('drawer.refusal.line', { file, line, said }) : said
}

function allowedWords(text) {
  const range = text.match(/^(.+?) to (.+?)(?: \((.*)\))?$/)
  return range ? t('drawer.refusal.between', { low: range[1], high: range[2] }) : text
}

function itemName(name) {
  const setting = store.state.catalogue.settings.find((one) => one.name === name)
  if (setting) return own(setting, 'text').replace(/[。.]$/, '')
  return store.state.catalogue.links.some((one) => one.name === name) ? t(`terms.links.${name}.name`) : name
}

/** The refusal that speaks of this link or setting, in words, or null. */
export function refusalOf(name) {
  const { refused } = store.state
  return refused && new RegExp(`\\b${name}\\b`).test(refused.text) ? refusalWords(refused.text) : null
}
