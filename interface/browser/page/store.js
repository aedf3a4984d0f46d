// The one place where the page's state lives. Views read `store.state` and ask to be told.
//
// state:
//   catalogue   what /catalogue says: scenarios, links, settings, colours, streets
//   opening     the last `opening`: communities, cells, columns, pairs (null before the first)
//   server      the last `state` message: playing, week, seed, worlds {a, b}
//   history     History of this run: frames by week, measures by week
//   week        the week shown (the newest unless somebody scrubs back); following: true unless so
//   lang        "zh" | "en"; theme "light" | "dark"
//   view        "both" | "difference" | "network"; colour: name; marks {net, volunteers, entrenched, places}
//   zoom        {level: "street" | "community" | "building" | "person", community, cell, household, resident}
//   hover       {community, cell} | null: repeated in both worlds
//   inspect     {kind, id} | null: what the inspector shows
//   seeds       the last `seeds` message, or null; refused: the last refusal, or null
//   span        "near" | "all": the weeks that charts show
//   connection  "connecting" | "open" | "lost"
//
// Topics are the names of these keys; "frame" is told for every week that arrives and "shown" when the
// week to draw has changed.

const listeners = new Map()

export const store = {
  state: {
    catalogue: null, opening: null, server: null, history: null, week: -1, following: true,
    lang: 'zh', theme: 'light', view: 'both', colour: 'open_cases',
    marks: { net: true, volunteers: true, entrenched: true, places: false },
    zoom: { level: 'street', community: null, cell: null, household: null, resident: null },
    hover: null, inspect: null, seeds: null, refused: null, connection: 'connecting', speed: 4, span: 'near',
  },

  /** Change some keys and tell whoever listens to them. */
  set(changes) {
    Object.assign(this.state, changes)
    for (const topic of Object.keys(changes)) this.tell(topic)
  },

  /** Tell everybody who listens to a topic. */
  tell(topic) {
    for (const listener of listeners.get(topic) ?? []) listener(this.state)
  },

  /** Be told when any of these topics changes; returns a function that ends it. */
  on(topics, listener) {
    for (const topic of [topics].flat()) {
      if (!listeners.has(topic)) listeners.set(topic, new Set())
      listeners.get(topic).add(listener)
    }
    return () => { for (const topic of [topics].flat()) listeners.get(topic).delete(listener) }
  },
}
