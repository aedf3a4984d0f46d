// What a chart can show: its value in a world and week, how it is written, what its axis does.

import { store } from '../store.js'
import { classes } from '../structure.js'
import { number, own, t, whole } from '../words.js'


const percent = (value) => `${Math.round(value)}%`
const level = (value) => value.toFixed(2)

/** {key, name, of(history, world, week), write, ceiling}: shares in time by class, then the street's measures. */
export function measure(key) {
  const kind = classes().findIndex((one) => key === `in_time_${one}`)
  if (kind >= 0) {
    return {
      key, name: t(`shell.charts.in_time.${classes()[kind]}`), ceiling: 100, write: percent, unit: '%', zero: true,
      of: (history, world, week) => week < 0 ? null : history.inTime(world, kind, week),
    }
  }
  const told = store.state.catalogue.measures.find((one) => one.name === key)
  const small = told.unit === '0–1'
  return {
    key, name: capital(own(told, 'label')), unit: own(told, 'unit'), ceiling: null, zero: !small && key !== 'entrenched_cells',
    write: small ? level : told.decimals ? (value) => number(value, 1) : whole,
    of: (history, world, week) => history.value(world, key, week) ?? null,
  }
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** Every key a chart can show, in the order of the menu. */
export function choices() {
  const { catalogue, history } = store.state
  const known = catalogue.measures.filter((one) => !history || one.name in history.place)
  return [...classes().map((one) => `in_time_${one}`).reverse(), ...known.map((one) => one.name), 'hours']
}

export const nameOf = (key) => key === 'hours' ? t('shell.charts.hours') : measure(key).name
