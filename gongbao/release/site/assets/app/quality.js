// How far the rows can be trusted, and what is new: the release's own account of itself.

import { h, put } from './dom.js'
import { reliability, table } from './draw.js'
import { percent, whole } from './format.js'
import { label, say, spoken, titled } from './words.js'

const KINDS = ['added', 'removed', 'modified']

export function quality(main, { summary }) {
  const held = summary.accuracy.filter(row => row[0] === 'held_out')
  put(main, h('article', { class: 'prose' },
    h('h1', {}, say('quality')),
    h('section', {}, h('h2', {}, say('accuracy')), h('p', {}, say('accuracy_note')), measured(held)),
    h('section', {}, h('h2', {}, say('calibration')), reliability({ id: 'calibration', title: say('calibration'), rows: summary.calibration.filter(row => row[0] === 'held_out'), note: say('calibration_note') })),
    h('section', {}, h('h2', {}, say('coverage')), table(say('coverage'), [say('column'), say('share_'), say('rows_')], summary.coverage.map(row => [row[spoken()], gauge(row.share), row.rows]))),
    h('section', {}, h('h2', {}, say('checks')), h('p', {}, say('checks_note', whole(summary.checks.all), whole(summary.checks.passed)), ' ', h('a', { href: '../validation.html' }, say('validation.html')))),
    h('section', {}, h('h2', {}, say('changes')), changes(summary)),
    h('section', {}, h('h2', {}, say('rejected')), summary.rejected.length ? table(say('rejected'), [say('reason'), say('rows_')], summary.rejected.map(([reason, count]) => [label('reject_reason', reason), count])) : h('p', {}, say('none_rejected')))))
}

function gauge(value, low, high) {
  const bar = h('span', { class: 'gauge' }, h('meter', { min: 0, max: 1, value: value ?? 0, 'aria-label': percent(value) }))
  return h('span', { class: 'measured' }, bar, h('span', {}, percent(value)), low === undefined ? null : h('small', {}, `${percent(low)}–${percent(high)}`))
}

function measured(rows) {
  const cells = rows.map(([, name, column, metric, value, low, high, support]) => [titled(name), column ?? say('whole_row'), h('span', { title: label('accuracy_metric', metric) }, say(`metric_${metric}`)), gauge(value, low, high), support])
  return table(say('accuracy'), [say('table'), say('column'), say('metric'), say('interval'), say('support')], cells, 'accuracy')
}

function changes(summary) {
  if (!summary.previous) return h('p', {}, say('first_release'))
  if (!summary.changes.length) return h('p', {}, say('no_changes', summary.previous))
  const lines = new Map()
  for (const [name, cause, change, count] of summary.changes) {
    const key = `${name}|${cause}`
    if (!lines.has(key)) lines.set(key, [titled(name), label('change_cause', cause), 0, 0, 0])
    lines.get(key)[2 + KINDS.indexOf(change)] += count
  }
  return [h('p', {}, say('changes_note', summary.previous), ' ', h('a', { href: '../CHANGELOG.md' }, say('CHANGELOG.md'))), table(say('changes'), [say('table'), say('cause'), ...KINDS.map(kind => say(kind))], [...lines.values()])]
}
