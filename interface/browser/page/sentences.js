// A sentence of the log from its entry {week, key, community, a, b, differ, about}.
//
// Templates stand in words/LANG/log.json under `lines`. {b.n} is a number of world B; {b.n elder/elders}
// adds the word that fits the number, {b.n:2} writes two places; {place} is the community; {about.X} is
// what the entry is about.

import { store } from './store.js'
import { number, own, t, whole } from './words.js'

const HOLE = /\{([ab])\.(\w+)(:2)?(?: ([^/}]+)\/([^}]+))?\}|\{place\}|\{about\.(\w+)\}/g

/** The sentence as parts [{text, world: "a" | "b" | null}]: numbers belong to a world. */
export function sentence(entry) {
  let template = t(`log.lines.${entry.key}`)
  if (entry.community !== null && !template.includes('{place}')) template = t('log.at') + template
  const parts = []
  let from = 0
  for (const hole of template.matchAll(HOLE)) {
    const [whole, world, name, fine, one, many, about] = hole
    if (hole.index > from) parts.push({ text: template.slice(from, hole.index), world: null })
    if (world) {
      const value = entry[world][name]
      parts.push({ text: fine ? number(value, 2) : figure(value), world })
      if (one) parts.push({ text: ` ${value === 1 ? one : many}`, world: null })
    } else if (about) parts.push({ text: aboutWords(entry.about, about), world: null })
    else parts.push({ text: place(entry.community), world: null, to: target(entry) })
    from = hole.index + whole.length
  }
  if (from < template.length) parts.push({ text: template.slice(from), world: null })
  if (store.state.lang === 'en' && parts.length && !parts[0].world) {
    parts[0] = { ...parts[0], text: parts[0].text[0].toUpperCase() + parts[0].text.slice(1) }
  }
  return parts
}

/** The same as nodes: numbers in spans of class of-a and of-b, the place as a button that inspects it. */
export function sentenceNodes(entry) {
  return sentence(entry).map(({ text, world, to }) => {
    if (!world && !to) return document.createTextNode(text)
    const node = document.createElement(to ? 'button' : 'span')
    node.className = to ? 'place' : `of-${world}`
    node.textContent = text
    if (to) node.addEventListener('click', () => store.set({ inspect: to }))
    return node
  })
}

/** What the place of an entry leads to: the building where there is one, else the community. */
const target = ({ community, about }) => (about?.cell === undefined ? { kind: 'community', id: community } : { kind: 'cell', id: about.cell })

/** Small numbers that are not whole keep one place. */
const figure = (value) => (Number.isInteger(value) || Math.abs(value) >= 20 ? whole(value) : number(value, 1))

function place(community) {
  if (community === null) return ''
  const found = store.state.opening.communities[community]
  return store.state.lang === 'zh' ? found.name_zh : found.code
}

function aboutWords(about, name) {
  if (name === 'links') return about.links.map((link) => t(`terms.links.${link}.name`)).join(t('log.and'))
  if (name === 'need') return t(`terms.needs.${about.need}`)
  if (name === 'problem') return t(`log.problems.${about.problem}`)
  if (about.name) return own(about, 'name')
  return t(about.need ? 'log.group_for' : 'log.group', { number: about.number, need: about.need && t(`terms.needs.${about.need}`) })
}
