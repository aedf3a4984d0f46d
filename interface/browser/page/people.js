// Residents in words: only what the model knows.

import { t } from './words.js'

/** "Age 72, lives alone, migrant elder". */
export function describe(who) {
  const parts = [
    t('panels.aged', { age: who.age }),
    who.alone === 1 && t('panels.lives_alone'),
    who.migrant_elder === 1 ? t('panels.marks.migrant_elder') : who.migrant === 1 && t('panels.migrant'),
    who.disability > 0 && t(`panels.disability.${who.disability}`),
    who.member_type > 0 && t(`panels.member_types.${who.member_type}`),
  ]
  return parts.filter(Boolean).join(t('panels.comma'))
}

/** What somebody does in a world. */
export function roleWords(world) {
  const parts = [
    world.active && t('panels.roles.active'), world.registered && t('panels.roles.registered'),
    world.client && t('panels.roles.client'), world.in_bed && t('panels.roles.in_bed'),
  ].filter(Boolean)
  if (!parts.length) parts.push(t('panels.roles.none'))
  if (world.heard) parts.push(t(world.met ? 'panels.roles.met' : 'panels.roles.heard'))
  return parts.join(t('panels.comma'))
}

/** Whom a tie leads to. */
export function tieWords(tie) {
  const parts = [t('panels.aged', { age: tie.age }), t(`panels.relations.${tie.relation}`)]
  if (tie.migrant) parts.push(t('panels.migrant'))
  if (tie.member) parts.push(t('panels.marks.member'))
  return parts.join(t('panels.comma'))
}
