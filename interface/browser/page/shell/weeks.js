// Weeks and the calendar: week 0 begins on Monday 5 August 2019.

import { store } from '../store.js'

const START = Date.UTC(2019, 7, 5)
const WEEK = 7 * 24 * 3600 * 1000
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export const dateOf = (week) => new Date(START + week * WEEK)
export const weekOf = (year, month) => (Date.UTC(year, month, 1) - START) / WEEK

/** "2020 年 3 月" or "March 2020". */
export function calendar(week) {
  const date = dateOf(Math.max(0, week))
  if (store.state.lang === 'zh') return `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月`
  return monthAndYear.format(date)
}

/** The firsts of January and July inside a run: [[week, "2020-01"], …], with its first month before. */
export function months(weeks) {
  const marks = [[0, '2019-08']]
  for (let year = 2020; weekOf(year, 0) < weeks; year++) {
    for (const month of [0, 6]) {
      const week = weekOf(year, month)
      if (week < weeks) marks.push([week, `${year}-${String(month + 1).padStart(2, '0')}`])
    }
  }
  return marks
}
