// One question with two buttons.

import { t } from '../words.js'
import { el } from '../element.js'

/** Ask; resolves with true when the person agrees. */
export function confirmed(question, agree) {
  return new Promise((resolve) => {
    const end = (answer) => () => { dialog.remove(); resolve(answer) }
    const dialog = el('dialog', { class: 'question', onclose: end(false) },
      el('p', {}, question),
      el('div', { class: 'buttons' },
        el('button', { onclick: end(false) }, t('shell.cancel')),
        el('button', { class: 'primary', onclick: end(true), autofocus: true }, agree)))
    document.body.append(dialog)
    dialog.showModal()
  })
}
