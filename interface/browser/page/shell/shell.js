// The frame around the maps: header, charts, right column, transport, dialogs, notices, keys.

import { mountCharts } from './charts.js'
import { mountHeader } from './header.js'
import { mountHelp } from './help.js'
import { mountKeys } from './keys.js'
import { mountNotice } from './notice.js'
import { mountResults } from './results.js'
import { mountSide } from './side.js'
import { mountSheet } from './sheet.js'
import { mountTransport } from './transport.js'

export function mountShell() {
  mountHeader()
  mountCharts()
  mountSide()
  mountSheet()
  mountTransport()
  mountResults()
  mountHelp()
  mountNotice()
  mountKeys()
}
