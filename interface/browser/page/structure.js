// Actors, classes of need and uses of minutes, as the server's catalogue lists them.

import { store } from './store.js'

/** Keys of the actors; the place is the index in every array. */
export const actors = () => store.state.catalogue.actors

/** Keys of the classes of need, in the order of a frame's cohorts. */
export const classes = () => store.state.catalogue.classes.map((one) => one.name)

/** The longest deadline of a class, in weeks. */
export const deadline = (kind) => store.state.catalogue.classes[kind].weeks

/** Indices of uses of minutes: {lost, coordinating}. */
export const uses = () => store.state.catalogue.uses
