// What is said of maps, communities and buildings: names for screen readers, lines for notes.

import { store } from '../store.js'
import { number, own, t, whole } from '../words.js'
import { colourOf, cooperation, meanOf, valueOf } from './values.js'

/** "Map, world B, Party-led linkage, colour: open cases". */
export function mapName(world) {
  const { server, colour } = store.state
  const title = world === 'difference' ? t('map.difference.title')
    : [t('map.world', { world: world.toUpperCase() }), server ? own(server.worlds[world], 'title') : ''].join(t('map.comma'))
  return t('map.aria', { title, colour: t(`map.colours.${colour}`).name })
}

/** What the keyboard is at: a community ("S, old courts, 7,000 people, A: open cases 214, B: 96") or a building. */
export function placeName() {
  const { hover, opening, history, week, view } = store.state
  const frame = history?.frame(week)
  if (!hover || !frame) return ''
  const one = opening.communities[hover.community]
  const worlds = (line) => ['a', 'b'].map((world) => `${world.toUpperCase()}${t('map.colon')}${line(world)}`)
  if (typeof hover.cell === 'number') {
    return [...headOf(one, hover.cell), ...worlds((world) => buildingLines(frame, world, hover.cell).join(t('map.comma')))].join(t('map.comma'))
  }
  const lines = worlds((world) => (view === 'network' ? cooperationLine(frame, world, hover.community) : colourLine(frame, world, one)))
  return [own(one, 'name'), t('terms.types')[one.type] ?? one.type, t('map.note.people', { people: whole(one.residents) }), ...lines].join(t('map.comma'))
}

/** The lines of a note beside a map: head, then one line. */
export function note(frame, world, hover) {
  const one = store.state.opening.communities[hover.community]
  if (world === 'difference') return differenceLines(frame, one, hover.cell)
  if (typeof hover.cell === 'number') return [headOf(one, hover.cell).join(' · '), buildingLines(frame, world, hover.cell).join(' · ')]
  return [t('map.note.title', { name: own(one, 'name') }), cooperationLine(frame, world, hover.community)]
}

function differenceLines(frame, community, cell) {
  const colour = colourOf(store.state), words = t(`map.colours.${colour.name}`)
  const near = typeof cell === 'number'
  const values = ['a', 'b'].map((world) => (near
    ? valueOf(colour, frame.arrays[world][`colour.${colour.name}`][cell]) : meanOf(frame, world, colour, community.cells)))
  const [a, b] = values.map((value) => number(value, 2))
  const head = near ? headOf(community, cell).join(' · ') : own(community, 'name')
  return [head, t('map.note.difference', { name: near ? words.name : words.legend, a, b, d: number(values[1] - values[0], 2, true) })]
}

function cooperationLine(frame, world, community) {
  const { pairs, cases } = cooperation(frame, world, community)
  return [t('map.note.pairs', { pairs }), t('map.note.cases', { cases: whole(cases) })].join(t('map.semicolon'))
}

/** A sum where the colour counts things, else a mean. */
function colourLine(frame, world, community) {
  const colour = colourOf(store.state), words = t(`map.colours.${colour.name}`)
  const mean = meanOf(frame, world, colour, community.cells)
  const value = words.counted ? whole(mean * (community.cells[1] - community.cells[0])) : number(mean, 2)
  return `${words.name} ${value}`
}

function headOf(community, cell) {
  const { cells } = store.state.opening
  return [own(community, 'name'), t('map.building', { number: cell - community.cells[0] + 1 }),
    t('map.note.homes', { homes: cells.households[cell], people: cells.residents[cell] })]
}

function buildingLines(frame, world, cell) {
  const colour = colourOf(store.state), words = t(`map.colours.${colour.name}`)
  const arrays = frame.arrays[world]
  const value = valueOf(colour, arrays[`colour.${colour.name}`][cell])
  const lines = [`${words.name} ${number(value, words.counted ? 1 : 2)}`]
  if (arrays.overdue[cell]) lines.push(t('map.note.overdue', { cases: arrays.overdue[cell] }))
  if (arrays.problem[cell]) {
    const sides = [0, 1, 2].filter((side) => arrays.sides[cell] >> side & 1).map((side) => t('map.sides')[side])
    lines.push(t('map.note.problem', {
      kind: t('map.problems')[arrays.problem[cell] - 1], progress: Math.round(arrays.progress[cell] / 2.5),
      sides: sides.join(t('map.and')) || t('map.nobody'),
    }))
  }
  const places = store.state.opening.places.filter((place) => place.cell === cell).map((place) => t('map.place')[place.kind] ?? place.kind)
  return places.length ? [...lines, places.join(t('map.and'))] : lines
}
