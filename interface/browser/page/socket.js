// The line to the server: reconnects by itself and comes back to the same session and week.

import { History, decode } from './history.js'
import { store } from './store.js'

let socket = null
let wait = 200
const answers = new Map()   // request number → function
let requests = 0

export function connect() {
  const session = sessionStorage.getItem('session') ?? ''
  const secure = location.protocol === 'https:' ? 'wss' : 'ws'
  socket = new WebSocket(`${secure}://${location.host}/socket?session=${encodeURIComponent(session)}`)
  socket.binaryType = 'arraybuffer'
  socket.onmessage = ({ data }) => typeof data === 'string' ? hear(JSON.parse(data)) : see(decode(data))
  socket.onopen = () => { wait = 200; store.set({ connection: 'open' }) }
  socket.onclose = ({ code }) => {
    if (code === 4001) { store.set({ connection: 'full' }); return }
    store.set({ connection: 'lost' })
    setTimeout(connect, wait)
    wait = Math.min(5000, wait * 2)
  }
}

/** Say something to the server. */
export function say(message) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
}

/** Ask the server about something; resolves with its answer. */
export function ask(message) {
  return new Promise((resolve) => {
    requests += 1
    answers.set(requests, resolve)
    say({ ...message, request: requests })
  })
}

function see(frame) {
  say({ type: 'ack', frame: frame.frame })
  const { history, following } = store.state
  if (!history || frame.run !== history.run) return
  history.add(frame)
  store.tell('frame')
  if (following) store.set({ week: frame.week })
  window.wulian.frames += 1
}

function hear(message) {
  if (answers.has(message.request)) {
    answers.get(message.request)(message)
    answers.delete(message.request)
    return
  }
  if (message.type === 'welcome') sessionStorage.setItem('session', message.session)
  if (message.type === 'opening') {
    const history = new History(message)
    store.set({ opening: message, history, following: true, seeds: null, refused: null })
  }
  if (message.type === 'state') store.set({ server: message })
  if (message.type === 'seeds') store.set({ seeds: message })
  if (message.type === 'refused') store.set({ refused: message })
}
