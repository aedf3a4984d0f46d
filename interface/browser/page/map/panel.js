// A map in a card: the head says which world it is, the canvas shows it, street or one community.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { bank, found, HEIGHT, WIDTH } from './geometry.js'
import { drawGround, trace } from './ground.js'
import { drawNetwork } from './network.js'
import { palette } from './palette.js'
import {
  drawAcross, drawBuildings, drawDifference, drawEntrenched, drawLabel, drawRosette, drawVolunteers, font, RADIUS,
} from './street.js'
import { colourOf } from './values.js'

export class Panel {
  /** `world`: "a", "b" or "difference". */
  constructor(world) {
    this.world = world
    this.element = document.createElement('section')
    this.element.className = `card map map-${world}`
    this.head = document.createElement('header')
    this.canvas = document.createElement('canvas')
    this.canvas.tabIndex = 0
    this.canvas.setAttribute('role', 'application')
    this.element.append(this.head, this.canvas)
    this.ground = null
    new ResizeObserver(() => { this.ground = null; store.tell('resize') }).observe(this.canvas)
  }

  /** The head: badge, title, and the eight links with what is open now. */
  title() {
    const { server } = store.state
    if (!server) return
    this.head.replaceChildren()
    if (this.world === 'difference') {
      this.head.append(element('h2', '', t('map.difference.title')))
      return
    }
    const shown = server.worlds[this.world]
    const changed = shown.changed ? ` ${changedText(shown)}` : ''
    this.head.append(
      element('span', `badge of-${this.world}`, this.world.toUpperCase()),
      element('h2', '', own(shown, 'title') + changed), chips(shown))
    this.head.querySelector('h2').title = own(shown, 'title') + changed
  }

  /** How map units become pixels: {scale, x, y}; one community fills the panel when zoomed in. */
  camera(plan) {
    const wide = this.canvas.clientWidth, high = this.canvas.clientHeight
    const { zoom, view } = store.state
    if (zoom.level === 'street' || zoom.community === null || view === 'network') {
      const scale = Math.min(wide / WIDTH, high / HEIGHT)
      return { scale, x: (wide - WIDTH * scale) / 2, y: (high - HEIGHT * scale) / 2, only: null }
    }
    const block = plan.blocks[zoom.community]
    const xs = block.outline.map(([x]) => x), ys = block.outline.map(([, y]) => y)
    const [left, right] = [Math.min(...xs), Math.max(...xs)], [top, bottom] = [Math.min(...ys), Math.max(...ys)]
    const scale = Math.min((wide - 24) / (right - left), (high - 24) / (bottom - top))
    return {
      scale, only: zoom.community,
      x: wide / 2 - scale * (left + right) / 2, y: high / 2 - scale * (top + bottom) / 2,
    }
  }

  draw(plan) {
    const { state } = store
    const frame = state.history?.frame(state.week)
    const wide = this.canvas.clientWidth, high = this.canvas.clientHeight
    if (!wide || !high || !state.opening) return
    const ratio = window.devicePixelRatio || 1
    if (this.canvas.width !== Math.round(wide * ratio) || this.canvas.height !== Math.round(high * ratio)) {
      this.canvas.width = Math.round(wide * ratio)
      this.canvas.height = Math.round(high * ratio)
      this.ground = null
    }
    const camera = this.camera(plan)
    const colours = palette(state.theme)
    const context = this.canvas.getContext('2d')
    this.lay(plan, colours, camera, ratio)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.drawImage(this.ground, 0, 0)
    place(context, camera, ratio)
    if (frame) {
      const scene = { plan, opening: state.opening, colour: colourOf(state), colours, only: camera.only, camera }
      if (state.view === 'network') drawNetwork(context, scene, frame, this.world)
      else this.week(context, scene, frame)
    }
    this.ring(context, plan, colours)
  }

  /** Keep the ground as a picture, drawn again when size, zoom or theme have changed. */
  lay(plan, colours, camera, ratio) {
    const key = JSON.stringify([camera, store.state.theme, store.state.opening.run, store.state.view === 'network'])
    if (this.ground && this.ground.key === key) return
    this.ground = document.createElement('canvas')
    this.ground.key = key
    this.ground.width = this.canvas.width
    this.ground.height = this.canvas.height
    const context = this.ground.getContext('2d')
    context.fillStyle = colours.ground
    context.fillRect(0, 0, this.ground.width, this.ground.height)
    place(context, camera, ratio)
    if (store.state.view === 'network') context.globalAlpha = 0.12
    if (camera.only === null) {
      if (store.state.view !== 'network') reach(context, camera, this.canvas, colours)
      drawGround(context, plan, colours)
    } else drawGround(context, { blocks: [plan.blocks[camera.only]] }, { ...colours, river: colours.ground, wave: colours.ground, bank: colours.ground })
  }

  week(context, scene, frame) {
    const { marks } = store.state
    const { plan, opening, colours, only } = scene
    const worlds = this.world === 'difference' ? ['a', 'b'] : [this.world]
    if (this.world === 'difference') drawDifference(context, scene, frame)
    else {
      drawBuildings(context, scene, frame, this.world)
      if (only !== null) drawNumbers(context, scene, frame, this.world)
      if (marks.volunteers) drawVolunteers(context, scene, frame, this.world)
      if (marks.entrenched) drawEntrenched(context, scene, frame, this.world)
    }
    if (marks.net && only === null && this.world !== 'difference') drawAcross(context, scene, frame, this.world)
    if (marks.places) drawPlaces(context, scene)
    plan.blocks.forEach((block, index) => {
      if (only !== null && only !== index) return
      const big = only === null ? {} : { characters: true, counts: true }
      if (marks.net) {
        for (const world of worlds) {
          const other = worlds.length === 2 ? pairsOf(frame, world === 'a' ? 'b' : 'a', index) : null
          const tint = worlds.length === 2 ? { ...colours, net: colours[world] } : colours
          drawRosette(context, tint, pairsOf(frame, world, index), opening.pairs, block.centre, { radius: RADIUS, other, ...big })
        }
      }
      const one = opening.communities[index]
      drawLabel(context, colours, own(one, 'name'), t('terms.types')[one.type] ?? '', block.centre, only === null ? 1 : 0.5)
    })
  }

  /** A ring around what the pointer or the keyboard is at, in both worlds alike. */
  ring(context, plan, colours) {
    const { hover, zoom } = store.state
    if (!hover || hover.community === null || !plan.blocks[hover.community]) return
    context.strokeStyle = colours.ink
    context.lineWidth = 1.3
    if (hover.cell !== null && hover.cell !== undefined) {
      const half = plan.pitch[hover.cell] / 2
      context.strokeRect(plan.x[hover.cell] - half, plan.y[hover.cell] - half, 2 * half, 2 * half)
    } else if (zoom.level === 'street') {
      trace(context, plan.blocks[hover.community].outline)
      context.stroke()
    }
  }

  /** What lies under a pointer: {community, cell} or null. */
  under(plan, event) {
    const camera = this.camera(plan)
    const box = this.canvas.getBoundingClientRect()
    const x = (event.clientX - box.left - camera.x) / camera.scale, y = (event.clientY - box.top - camera.y) / camera.scale
    const hit = found(plan, store.state.opening, x, y)
    return hit && (camera.only === null || camera.only === hit.community) ? { ...hit, x, y } : null
  }
}

function place(context, camera, ratio) {
  context.setTransform(camera.scale * ratio, 0, 0, camera.scale * ratio, camera.x * ratio, camera.y * ratio)
}

/** Where the panel is wider than the street, the river runs on to its edge. */
function reach(context, camera, canvas, colours) {
  context.fillStyle = colours.river
  const left = -camera.x / camera.scale
  const top = -camera.y / camera.scale
  context.fillRect(left, top, -left + 1, bank(0) - top)
  context.fillRect(WIDTH - 1, top, canvas.clientWidth, bank(WIDTH) - top)
  context.fillRect(0, top, WIDTH, 1 - top)
}

export const pairsOf = (frame, world, index) => frame.arrays[world].pairs.subarray(index * 21, index * 21 + 21)

/** Open cases in each building, when there is room to read them. */
function drawNumbers(context, { plan, opening, only, colours, camera }, frame, world) {
  const bytes = frame.arrays[world]['colour.open_cases']
  const scale = store.state.catalogue.colours.find((one) => one.name === 'open_cases')
  context.font = `600 ${11 / camera.scale}px ${font()}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const [first, end] = opening.communities[only].cells
  const own = frame.arrays[world][`colour.${store.state.colour}`]
  for (let at = first; at < end; at++) {
    const count = Math.round(scale.low + bytes[at] / scale.steps * (scale.high - scale.low))
    if (!count) continue
    context.fillStyle = own[at] > 100 || frame.arrays[world].overdue[at] ? colours.panel : colours.ink
    context.fillText(count, plan.x[at] - plan.pitch[at] * 0.12, plan.y[at])
  }
}

function drawPlaces(context, { plan, opening, only, colours, camera }) {
  const size = only === null ? 2.4 : 7 / camera.scale
  context.font = `${10.5 / camera.scale}px ${font()}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const place of opening.places) {
    if (only !== null && place.community !== only) continue
    const x = plan.x[place.cell], y = plan.y[place.cell]
    context.fillStyle = colours.panel
    context.strokeStyle = colours.ink
    context.lineWidth = size / 3
    context.beginPath()
    context.rect(x - size, y - size, 2 * size, 2 * size)
    context.fill()
    context.stroke()
    if (only === null) continue
    const name = t('map.place')[place.kind] ?? place.kind
    const wide = context.measureText(name).width
    context.fillRect(x + size * 1.5, y - 8 / camera.scale, wide + 6 / camera.scale, 16 / camera.scale)
    context.fillStyle = colours.ink
    context.fillText(name, x + size * 1.5 + 3 / camera.scale, y)
  }
}

function changedText(shown) {
  const weeks = shown.choice.events.map((event) => event.week)
  return weeks.length ? t('map.changed_from', { week: Math.min(...weeks) }) : t('map.changed')
}

function chips(shown) {
  const list = element('ul', 'chips')
  for (const [name, link] of Object.entries(t('terms.links'))) {
    const value = shown.links[name]
    const open = value !== 0 && value !== 0.0
    const chip = element('li', `${open ? 'on' : 'off'}${name === 'party_leadership' ? ' party' : ''}`, link.mark)
    chip.title = `${link.name}: ${open ? openText(value) : t('map.link_off')}`
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

export function element(tag, className = '', text = '') {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
