// See: what the search and filters leave, counted and drawn.

import { answer, onStage, reading } from './client.js'
import { h, put } from './dom.js'
import { bars, lines, map, matrix } from './draw.js'
import { chips, finder } from './filters.js'
import { searchBox } from './find.js'
import { whole } from './format.js'
import { changed, write } from './state.js'
import { isCoded, label, say } from './words.js'

const TABLES = ['figures', 'measures', 'locations', 'articles']

export function charts(main, { state, go }) {
  const own = { state }
  const box = h('div', { class: 'charts wide', id: 'charts' })
  const note = h('p', { class: 'reading' })
  const set = h('div', { class: 'chips' })
  const move = next => go(next)
  put(main, h('h1', { class: 'hidden' }, say('charts')),
    searchBox(state, q => { own.state = changed(own.state, { q }); go(own.state, { draw: false, replace: true }); ask() }),
    h('nav', { class: 'tabs', 'aria-label': say('table_tabs') }, TABLES.map(table => h('a', { href: write(changed(state, { table, filters: {}, chart: '' })), 'aria-current': table === state.table ? 'page' : null }, say(table)))),
    set, note, box)
  let asked = 0
  async function ask() {
    const mine = ++asked
    if (reading().stage === 'failed') return put(note, say('failed', reading().message))
    if (!reading().stage) put(note, say('reading_first'))
    const { state } = own
    const names = await answer('find', { table: state.table, q: state.q, filters: state.filters, sort: '', page: 1, size: 0 })
    const data = await answer('chart', { table: state.table, q: state.q, filters: state.filters, sort: '', indicator: state.chart })
    if (mine !== asked) return
    put(set, chips(state, names.names, move))
    put(note, say('chart_scope', whole(data.total)), ' ', h('a', { href: write({ ...state, view: 'find', chart: '' }) }, say('change_filters')))
    put(box, drawn(data, own, go))
    document.documentElement.dataset.charted = String(data.total)
  }
  ask()
  const stop = onStage(({ stage }) => stage === 'all' && ask())
  return stop
}

function drawn(data, own, go) {
  const { state } = own
  const find = change => go({ ...changed(state, change), view: 'find', chart: '' })
  const narrowed = (name, value) => find({ filters: { ...state.filters, [name]: [value] } })
  const open = id => go({ ...state, view: 'row', row: `figures/${id}` })
  return [
    state.table === 'figures' ? time(data, own, go, open) : null,
    state.table === 'figures' && data.latest.length > 1 ? bars({ id: 'areas', title: `${data.indicator} · ${say('chart_areas')}`, head: say('area'), counted: `${say('value')} (${data.unit})`, unit: data.unit, rows: data.latest.map(point => ({ value: point.id, label: point.area, count: point.value, period: point.period })), act: open }) : null,
    data.matrix ? matrix({ id: 'matrix', title: say('chart_matrix'), rows: data.matrix, lists: ['instrument', 'status'], act: (instrument, status) => find({ filters: { ...state.filters, instrument: [instrument], status: [status] } }) }) : null,
    state.table === 'articles' ? null : map({ id: 'map', title: say('chart_map'), points: data.map, note: say('map_note'), act: id => narrowed('area', id) }),
    data.months.length > 1 ? bars({ id: 'months', title: say('chart_months'), head: say('date'), upright: true, rows: data.months.map(([month, count]) => ({ value: month, label: month, count })), act: month => state.table === 'figures' ? null : find({ filters: { ...state.filters, from: [month], to: [month] } }) }) : null,
    ...Object.entries(data.top).map(([name, rows]) => bars({
      id: `top-${name}`, title: say('chart_top', say(name)), head: say(name), rows: rows.slice(0, 15).map(row => ({ ...row, label: isCoded(name) ? label(name, row.value) : row.label || '–' })),
      act: ['actor', 'action'].includes(name) ? value => find({ q: `"${value}"` }) : value => narrowed(name, value),
    })),
  ].filter(Boolean)
}

/** The indicator over time, with a field to choose another. */
function time(data, own, go, open) {
  const { state } = own
  const choose = finder('indicator', state, data.top.indicator.length, value => go({ ...state, chart: value }))
  const note = data.left ? say('mixed_units', whole(data.left)) : null
  const series = data.series.filter(one => one.points.length)
  const figure = lines({ id: 'time', title: `${data.indicator ?? ''} · ${say('chart_time')}`, series, unit: data.unit, act: open, note })
  figure.querySelector('figcaption').after(h('div', { class: 'choose' }, h('span', { class: 'hint' }, say('choose_indicator')), choose))
  return figure
}

