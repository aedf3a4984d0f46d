// A person: what the model knows, how things stand in both worlds, ties, and two dated columns.

import { describe, roleWords, tieWords } from '../people.js'
import { el, svg } from '../element.js'
import { capital, needWords, storyText, whenWords } from '../stories.js'
import { store } from '../store.js'
import { number, own, t } from '../words.js'

const STATES = ['loneliness', 'trust', 'acceptance', 'satisfaction', 'motivation', 'opinion']
const NET = { wide: 240, high: 168, across: 98, down: 66, dot: 11 }

export function person(answer, worldCard) {
  const { id, who, worlds } = answer
  const place = `${own(store.state.opening.communities[who.community], 'name')} · ${t('panels.building', { number: who.number })} · ${t('panels.home', { number: who.window })}`
  const others = who.home.map((one) => el('button', {
    'aria-pressed': String(one.id === id), 'data-go': `person ${one.id}`, onclick: () => visit(one.id),
  }, capital(t('panels.aged', { age: one.age }))))
  const order = [...new Set([...worlds.a.ties, ...worlds.b.ties].map((tie) => tie.id))]
  return { nodes: [
    el('div', { class: 'card person-head' },
      el('div', {}, el('h2', {}, capital(describe(who))), el('p', { class: 'muted' }, place)),
      el('div', { class: 'home-people' }, el('span', { class: 'muted' }, t('panels.close_view.here')), ...others),
      el('p', { class: 'muted privacy' }, t('panels.close_view.privacy'))),
    el('div', { class: 'worlds-near people' }, ...['a', 'b'].map((world) => worldCard(world, ...column(world, worlds[world], order)))),
  ] }
}

function column(world, own, order) {
  return [
    el('div', { class: 'person-now' },
      el('div', {}, el('h3', {}, t('panels.close_view.states')), states(own, world),
        el('p', { class: 'roles' }, capital(roleWords(own))), cases(own)),
      el('div', {}, el('h3', {}, t('panels.close_view.ties')), ties(own, order))),
    el('h3', {}, t('panels.close_view.story')),
    own.story.length ? el('ol', { class: 'dated' }, ...own.story.map((line) => {
      const [week, month] = whenWords(line)
      return el('li', {}, el('span', { class: 'when' }, week, ' ', el('small', {}, month)), el('span', {}, storyText(line)))
    })) : el('p', { class: 'muted' }, t('panels.none')),
  ]
}

function states(own, world) {
  return el('dl', { class: 'bars' }, ...STATES.flatMap((name) => [
    el('dt', {}, t(`panels.states.${name}`)),
    el('dd', {}, el('span', { class: 'bar' }, el('i', { class: `of-${world}`, style: `width:${Math.round(100 * own.states[name])}%` })),
      el('span', { class: 'value' }, number(own.states[name], 2)))]))
}

function cases(own) {
  if (!own.cases.length) return el('p', { class: 'muted' }, capital(t('panels.no_case')))
  return el('ul', {}, ...own.cases.map((one) => el('li', {}, capital([needWords(one), t('panels.since', { week: one.born }),
    one.known ? t('panels.known', { actor: t(`terms.actor_names.${one.known}`) }) : t('panels.unknown'), ...(one.late ? [t('panels.is_late')] : [])].join(t('panels.comma'))))))
}

/** Acquaintances around the person, in the same place in both worlds; the thicker, the closer. */
function ties(own, order) {
  const { wide, high, across, down, dot } = NET
  const cx = wide / 2, cy = high / 2
  const at = (id) => {
    const angle = 2 * Math.PI * order.indexOf(id) / order.length - Math.PI / 2
    return [cx + across * Math.cos(angle), cy + down * Math.sin(angle)]
  }
  const lines = own.ties.map((tie) => {
    const [x, y] = at(tie.id)
    return svg('line', { class: 'thread', x1: cx, y1: cy, x2: x, y2: y, 'stroke-width': (0.6 + 12 * tie.strength).toFixed(1) })
  })
  const dots = own.ties.map((tie) => {
    const [x, y] = at(tie.id)
    const label = capital(`${tieWords(tie)}${t('panels.comma')}${number(tie.strength, 2)}`)
    return svg('g', {
      class: `friend ${tie.relation}`, role: 'button', tabindex: 0, 'aria-label': label, 'data-go': `tie ${tie.id}`,
      onclick: () => visit(tie.id), onkeydown: (event) => { if (event.key === 'Enter') visit(tie.id) },
    }, svg('title', {}, label), svg('circle', { class: 'hit', cx: x, cy: y, r: 16 }), svg('circle', { class: 'dot', cx: x, cy: y, r: dot + 2 }),
    svg('text', { x, y: y + 4 }, String(tie.age)))
  })
  return el('div', {}, svg('svg', { class: 'ties', viewBox: `0 0 ${wide} ${high}`, role: 'group', 'aria-label': t('panels.close_view.ties') },
    ...lines, svg('circle', { class: 'self', cx, cy, r: 8 }), ...dots),
  el('p', { class: 'muted ties-key' }, el('i', { class: 'near-key' }), ` ${t('panels.relations.building')}  `, el('i', { class: 'group-key' }),
    ` ${t('panels.relations.group')}  `, el('i'), ` ${t('panels.close_view.far')} · ${t('panels.close_view.tie_legend')}`))
}

function visit(id) {
  store.set({ zoom: { ...store.state.zoom, level: 'person', household: null, resident: id }, inspect: { kind: 'resident', id } })
}
