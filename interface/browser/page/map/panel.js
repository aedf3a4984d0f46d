// A map in a card: the head says which world it is, the canvas shows the street or one community.

import { store } from '../store.js'
import { own, t } from '../words.js'
import { drawCommunity } from './community.js'
import { el } from '../element.js'
import { found, HEIGHT, WIDTH } from './geometry.js'
import { drawForeign, drawGround, trace } from './ground.js'
import { fillHead } from './head.js'
import { drawEntrenched, drawPlaces, drawVolunteers, drawWave } from './marks.js'
import { drawNetwork } from './network.js'
import { palette } from './palette.js'
import { drawRosette } from './rosette.js'
import { drawBuildings, drawDifference, drawLabel, font, RADIUS } from './street.js'
import { colourOf } from './values.js'

export class Panel {
  /** `world`: "a", "b" or "difference". */
  constructor(world) {
    this.world = world
    this.element = el('section', { class: `card map map-${world}` })
    this.head = el('header')
    this.canvas = el('canvas')
    this.canvas.tabIndex = 0
    this.canvas.setAttribute('role', 'application')
    this.foot = el('footer')
    this.element.append(this.head, this.canvas, this.foot)
    this.ground = null
    new ResizeObserver(() => { this.ground = null; store.tell('resize') }).observe(this.canvas)
  }

  title() {
    if (store.state.server) fillHead(this.head, this.world)
  }

  /** How map units become pixels. */
  camera() {
    const wide = this.canvas.clientWidth, high = this.canvas.clientHeight
    const scale = Math.min(wide / WIDTH, high / HEIGHT)
    return { scale, x: (wide - WIDTH * scale) / 2, y: (high - HEIGHT * scale) / 2 }
  }

  /** Draw the shown week; `wave` is how far the rings of a new emergency have gone (0–1), or null. */
  draw(plan, wave) {
    const { state } = store
    const frame = state.history?.frame(state.week)
    const wide = this.canvas.clientWidth, high = this.canvas.clientHeight
    if (!wide || !high) return
    const ratio = window.devicePixelRatio || 1
    if (this.canvas.width !== Math.round(wide * ratio) || this.canvas.height !== Math.round(high * ratio)) {
      this.canvas.width = Math.round(wide * ratio)
      this.canvas.height = Math.round(high * ratio)
    }
    const camera = this.camera()
    const colours = palette(state.theme)
    const scene = { plan, opening: state.opening, colours, font: font(), scale: camera.scale }
    const context = this.canvas.getContext('2d')
    this.lay(scene, camera, ratio)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.drawImage(this.ground, 0, 0)
    place(context, camera, ratio)
    if (frame) {
      scene.frame = frame
      scene.colour = colourOf(state)
      scene.earlier = [1, 2, 3, 4].map((weeks) => state.history.frame(state.week - weeks))
      this.week(context, scene)
      if (wave !== null && this.world !== 'difference') drawWave(context, scene, this.world, wave)
    }
    this.ring(context, plan, colours)
  }

  /** Keep the ground as a picture, drawn again when size, plan, theme or language have changed. */
  lay(scene, camera, ratio) {
    const { theme, view, lang } = store.state
    const key = [this.canvas.width, this.canvas.height, theme, lang, view === 'network'].join()
    if (this.ground && this.ground.key === key && this.ground.plan === scene.plan) return
    this.ground = el('canvas')
    Object.assign(this.ground, { key, plan: scene.plan, width: this.canvas.width, height: this.canvas.height })
    const context = this.ground.getContext('2d')
    context.fillStyle = scene.colours.ground
    context.fillRect(0, 0, this.ground.width, this.ground.height)
    place(context, camera, ratio)
    if (view === 'network') context.globalAlpha = 0.12
    drawGround(context, scene.plan, scene.colours)
    drawForeign(context, scene, t('map.foreign'))
  }

  week(context, scene) {
    const { marks, view, catalogue } = store.state
    const { plan, opening, colours, frame } = scene
    if (view === 'network') { drawNetwork(context, scene, this.world); return }
    if (this.world === 'difference') this.difference(context, scene)
    else if (plan.only !== null) {
      drawCommunity(context, scene, this.world, marks, catalogue.colours.find((one) => one.name === 'open_cases'))
    } else {
      drawBuildings(context, scene, this.world)
      if (marks.volunteers) drawVolunteers(context, scene, this.world)
      if (marks.entrenched) drawEntrenched(context, scene, this.world)
      if (marks.places) drawPlaces(context, scene)
      plan.blocks.forEach((block, index) => {
        if (marks.net) drawRosette(context, colours, pairsOf(frame, this.world, index), opening.pairs, block.centre, { radius: RADIUS })
        label(context, scene, index)
      })
    }
  }

  /** B − A: buildings by merit, and the lines that exist in one world only, in that world's colour. */
  difference(context, scene) {
    const { plan, opening, colours, frame } = scene
    const radius = plan.only === null ? RADIUS : 72
    drawDifference(context, scene)
    plan.blocks.forEach((block, index) => {
      if (store.state.marks.net) {
        const [a, b] = ['a', 'b'].map((world) => pairsOf(frame, world, index))
        const look = { radius, font: plan.only === null ? null : scene.font }
        drawRosette(context, colours, [], opening.pairs, block.centre, look)
        drawRosette(context, { ...colours, net: colours.a }, a, opening.pairs, block.centre, { ...look, other: b, bare: true })
        drawRosette(context, { ...colours, net: colours.b }, b, opening.pairs, block.centre, { ...look, other: a, bare: true })
      }
      label(context, scene, index, radius)
    })
  }

  /** A ring around what the pointer or the keyboard is at, in both worlds alike. */
  ring(context, plan, colours) {
    const { hover } = store.state
    const block = hover && plan.blocks[hover.community]
    if (!block) return
    context.strokeStyle = colours.ink
    context.lineWidth = 1.4
    if (hover.cell !== null && hover.cell !== undefined) {
      const wide = plan.width[hover.cell] + 3, high = plan.height[hover.cell] + 3
      context.strokeRect(plan.x[hover.cell] - wide / 2, plan.y[hover.cell] - high / 2, wide, high)
    } else if (plan.only === null) {
      trace(context, block.outline)
      context.stroke()
    }
  }

  /** What lies under a pointer: {community, cell, x, y} or null. */
  under(plan, event) {
    const camera = this.camera()
    const box = this.canvas.getBoundingClientRect()
    const x = (event.clientX - box.left - camera.x) / camera.scale, y = (event.clientY - box.top - camera.y) / camera.scale
    const hit = found(plan, store.state.opening, x, y)
    return hit && { ...hit, x, y }
  }
}

const pairsOf = (frame, world, index) => frame.arrays[world].pairs.subarray(index * 21, index * 21 + 21)

function label(context, scene, index, radius) {
  const one = scene.opening.communities[index]
  drawLabel(context, scene, own(one, 'name'), t('terms.types')[one.type] ?? one.type, scene.plan.blocks[index].centre, radius)
}

function place(context, camera, ratio) {
  context.setTransform(camera.scale * ratio, 0, 0, camera.scale * ratio, camera.x * ratio, camera.y * ratio)
}
