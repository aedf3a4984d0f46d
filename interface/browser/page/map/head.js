// The head of a map: badge, title of the world, and the eight links with what is open now.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { el } from '../element.js'

export function fillHead(head, world) {
  const { server } = store.state
  if (world === 'difference') {
    head.replaceChildren(el('h2', {}, t('map.difference.title')), el('span', { class: 'muted' }, t('map.difference.how')))
    return
  }
  const shown = server.worlds[world]
  const title = el('h2', {}, own(shown, 'title'))
  if (shown.changed) title.append(' ', el('small', {}, changedText(shown)))
  title.title = title.textContent
  head.replaceChildren(el('span', { class: `badge of-${world}` }, world.toUpperCase()), title, chips(shown))
}

function changedText(shown) {
  const weeks = shown.choice.events.map((event) => event.week)
  return weeks.length ? t('map.changed_from', { week: Math.min(...weeks) }) : t('map.changed')
}

function chips(shown) {
  const list = el('ul', { class: 'chips' })
  for (const [name, link] of Object.entries(t('terms.links'))) {
    const value = shown.links[name]
    const chip = el('li', { class: `${value ? 'on' : 'off'}${name === 'party_leadership' ? ' party' : ''}` }, link.mark)
    chip.title = `${link.name}${t('map.colon')}${value ? openText(value) : t('map.link_off')}`
    chip.setAttribute('aria-label', chip.title)
    list.append(chip)
  }
  return list
}

function openText(value) {
  if (value === 1) return t('map.link_on')
  if (value === 'station') return t('map.link_station')
  return Array.isArray(value) ? value.join(' ') : t('map.link_share', { share: Math.round(100 * value) })
}
