// What the charts show of the rows a reader asked for. Every point keeps the row it comes from.

import { facet } from './query.js'
import { iso } from './rows.js'

const SERIES = 6 // lines in one chart that can be told apart
const BARS = 20
const POINTS = 400

/** Everything the charts of a table need. */
export function chartData(store, rows, { table, indicator }) {
  const top = name => counted(store, table, rows, name)
  const data = { total: rows.length, map: points(store, table, rows), months: months(store, table, rows) }
  if (table === 'figures') {
    return { ...data, ...overTime(store, rows, indicator), top: { area: top('area'), indicator: top('indicator'), unit: top('unit'), kind: top('kind') } }
  }
  if (table === 'measures') {
    return { ...data, matrix: matrix(store, rows), top: { area: top('area'), industry: top('industry'), actor: top('actor'), action: top('action') } }
  }
  return { ...data, top: table === 'articles' ? { publisher: top('publisher'), type: top('type') } : { level: top('level') } }
}

function counted(store, table, rows, name) {
  const { words, of } = facet(store, table, name)
  const counts = new Int32Array(words.length)
  for (const row of rows) for (const code of of(row)) counts[code] += 1
  const codes = Array.from(counts.keys()).filter(code => counts[code]).sort((a, b) => counts[b] - counts[a]).slice(0, BARS)
  const label = code => name === 'area' ? store.locations.name[code] : words[code]
  return codes.map(code => ({ value: words[code], label: label(code), count: counts[code] }))
}

/** One indicator over time and by area, in the unit most of its values have: values of two units are not compared. */
function overTime(store, rows, asked) {
  const table = store.figures
  const timed = Array.from(rows).filter(row => table.period_start[row] !== null && table.indicator.codes[row] >= 0)
  const known = table.indicator.words
  const indicator = asked ? known.indexOf(asked) : most(timed, row => table.indicator.codes[row])
  const about = timed.filter(row => table.indicator.codes[row] === indicator)
  const key = row => `${table.unit.words[table.unit.codes[row]] ?? ''}|${table.kind.codes[row]}|${table.change.words[table.change.codes[row]]}`
  const shape = most(about, key)
  const chosen = about.filter(row => key(row) === shape)
  const names = most3(chosen, row => table.location[row], SERIES)
  const point = row => ({
    id: table.figure_id[row], period: table.period.words[table.period.codes[row]], at: iso(Math.round((table.period_start[row] + table.period_end[row]) / 2)),
    end: table.period_end[row], value: table.value[row], value_max: table.value_max[row], text: table.text[row], area: table.location[row] < 0 ? null : store.locations.name[table.location[row]],
    modality: table.modality.words[table.modality.codes[row]],
  })
  return {
    indicator: known[indicator] ?? null, unit: shape?.split('|')[0] ?? '', change: shape?.split('|')[2] ?? 'level', left: about.length - chosen.length,
    series: names.map(location => ({
      area: location < 0 ? null : store.locations.name[location],
      points: chosen.filter(row => table.location[row] === location).sort((a, b) => table.period_end[a] - table.period_end[b]).slice(-POINTS).map(point),
    })),
    latest: latest(chosen, table).map(point).sort((a, b) => b.value - a.value).slice(0, BARS),
  }
}

/** The newest value of each place. */
function latest(rows, table) {
  const newest = new Map()
  for (const row of rows) {
    const known = newest.get(table.location[row])
    if (table.location[row] >= 0 && (known === undefined || table.period_end[row] >= table.period_end[known])) newest.set(table.location[row], row)
  }
  return [...newest.values()]
}

function most(rows, key) {
  return most3(rows, key, 1)[0]
}

function most3(rows, key, count) {
  const counts = new Map()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, count).map(([value]) => value)
}

function matrix(store, rows) {
  const { instrument, status } = store.measures
  const counts = new Map()
  for (const row of rows) {
    if (instrument.codes[row] < 0) continue
    const key = `${instrument.words[instrument.codes[row]]}|${status.words[status.codes[row]]}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => [...key.split('|'), count])
}

/** Places with coordinates and how many of the rows are there. */
function points(store, table, rows) {
  const { locations } = store
  const counts = new Int32Array(locations.n)
  if (table !== 'articles') for (const row of rows) {
    const at = table === 'locations' ? row : store[table].location[row]
    if (at >= 0) counts[at] += table === 'locations' ? locations.mentions[at] : 1
  }
  const found = []
  for (let at = 0; at < locations.n; at++) {
    if (counts[at] && locations.longitude[at] !== null) {
      const type = locations.type.words[locations.type.codes[at]]
      found.push({ id: locations.location_id[at], name: locations.name[at], type, longitude: locations.longitude[at], latitude: locations.latitude[at], count: counts[at] })
    }
  }
  return found.filter(({ type }) => type !== 'country' && type !== 'foreign').sort((a, b) => b.count - a.count)
}

function months(store, table, rows) {
  if (table === 'locations') return []
  const counts = new Map()
  for (const row of rows) {
    const day = iso(store.articles.published_on[table === 'articles' ? row : store[table].article[row]])
    if (day) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a < b ? -1 : 1)
}
