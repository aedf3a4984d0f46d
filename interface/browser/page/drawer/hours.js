// "Same hours": offered wherever B's gain is shown. A gain of linkage holds hours and linking; worlds that
// take each other's hours tell the two apart.

import { drawOn, el } from '../element.js'
import { store } from '../store.js'
import { t } from '../words.js'
import { bare, choose, shown } from './draft.js'

/** What a world keeps when hours are taken apart: its settings and emergencies. */
const kept = ({ choice: { settings, emergencies } }) => ({ settings, emergencies })

/** The world without linkage that has exactly the hours of world B, as a choice for A; null where B takes hours. */
export function withoutLinkage() {
  const b = shown('b'), a = shown('a')
  if (b.hours_of) return null
  const { hub_chair, ...settings } = a.choice.settings  // nobody convenes where nobody is linked
  const own = { ...kept(a), settings }
  if (b.choice.scenario === 'linked') return bare('matched', own)
  return bare('isolated', { ...own, hours_of: b.choice.scenario, hours_rule: 'match' })
}

/** The linked world held to the hours of A, as a choice for B; null where A takes hours. */
export function withoutHours() {
  const b = shown('b'), a = shown('a')
  if (a.hours_of || b.hours_of) return null
  if (b.choice.scenario === 'linked' && a.choice.scenario === 'isolated') return bare('linked-same-hours', kept(b))
  return bare(b.choice.scenario, { ...kept(b), links: b.choice.links, hours_of: a.choice.scenario, hours_rule: 'clip' })
}

/** Buttons that put such a world into the draft. */
export function hoursButtons() {
  const offers = [['a', withoutLinkage(), 'same'], ['b', withoutHours(), 'clipped']]
  return offers.filter(([, choice]) => choice).map(([world, choice, words]) =>
    el('button', { class: 'hours-offer', onclick: () => choose(world, choice) }, t(`drawer.hours.${words}`)))
}

/** A link under "how far apart" that opens the drawer with the world prepared. */
export function mountSameHours() {
  const offer = el('button', { class: 'link same-hours', onclick: () => {
    const choice = withoutLinkage()
    store.set({ drawer: 'worlds' })
    if (choice) choose('a', choice)
  } })
  document.querySelector('#side .apart')?.append(offer)
  drawOn(store, ['lang', 'server'], ({ server }) => {
    offer.hidden = !server || !!server.worlds.a.hours_of || !!server.worlds.b.hours_of
    offer.textContent = t('drawer.hours.ask')
  })
}
