// The rows found, as a table: what a row says, and the sentence that says it.

import { h } from './dom.js'
import { exact, percent, period, valueOf, whole } from './format.js'
import { pieces } from './marks.js'
import { changed, write } from './state.js'
import { label, say } from './words.js'

const BEFORE = 36 // characters of a sentence in a list before the words it is shown for

/** Found rows of the state's table. */
export function list(state, rows) {
  const { heads, cells } = TABLES[state.table]
  return h('div', { class: 'scroll' }, h('table', { class: `rows ${state.table}` },
    h('caption', { class: 'hidden' }, say(state.table)),
    h('thead', {}, h('tr', {}, heads.map(head => h('th', { scope: 'col' }, say(head))))),
    h('tbody', {}, rows.map(row => h('tr', {}, cells(row, state).map((cell, at) => h('td', { 'data-head': say(heads[at]), class: heads[at] }, cell)))))))
}

const link = (state, table, row, ...children) => h('a', { href: write({ ...state, view: 'row', row: `${table}/${row.id}` }), class: 'open' }, children)
const tag = (list, code) => code ? h('span', { class: `tag ${code.replace(/\W/g, '')}` }, label(list, code)) : null

/** The end of what stands before a row's words: in a list they must be in sight. */
function near(text) {
  const chars = [...text]
  return chars.length > BEFORE ? `……${chars.slice(-BEFORE).join('')}` : text
}

/** A sentence with the row's own words marked; the words alone while sentences are not read yet. */
export function quoted(row, kind, clipped = false) {
  if (!row.sentence?.text) return h('q', {}, h('mark', { class: kind }, row.text ?? ''))
  const cut = pieces(row.sentence.text, row.sentence.start, [{ start: row.start, end: row.end }])
  const [first] = cut
  if (clipped && !first.marks.length) first.text = near(first.text)
  return h('q', {}, cut.map(piece => piece.marks.length ? h('mark', { class: kind }, piece.text) : piece.text))
}

const source = (state, row) => [h('a', { href: write({ ...state, view: 'row', row: `articles/${row.article.id}` }) }, row.article.title ?? say('unknown')), h('small', {}, row.article.publisher ?? ''), h('small', { class: 'day' }, row.article.published_on ?? '')]
const where = (state, area) => area ? [h('a', { href: write(changed(state, { filters: { ...state.filters, area: [area.id] } })) }, area.name), area.within.length ? h('small', {}, area.within.join(' ')) : null] : h('span', { class: 'none' }, '–')
const sure = value => h('span', { class: 'sure', title: percent(value, 0) }, h('meter', { min: 0, max: 1, value, 'aria-label': percent(value, 0) }), h('small', {}, percent(value, 0)))

const TABLES = {
  figures: {
    heads: ['indicator', 'value', 'area', 'period', 'evidence', 'source', 'confidence'],
    cells: (row, state) => [
      [link(state, 'figures', row, row.indicator ?? h('span', { class: 'none' }, label('kind', row.kind))), h('div', { class: 'tags' }, tag('modality', row.modality), row.basis ? tag('basis', row.basis) : null)],
      [h('b', { title: `${exact(row.value)}${row.value_max === null ? '' : `–${exact(row.value_max)}`} ${row.unit}` }, valueOf(row)), valueOf(row) === row.text ? null : h('small', {}, row.text)],
      where(state, row.area), period(row.period) || h('span', { class: 'none' }, '–'), quoted(row, 'figure', true), source(state, row), sure(row.confidence),
    ],
  },
  measures: {
    heads: ['measure', 'status', 'actor', 'area', 'evidence', 'source', 'confidence'],
    cells: (row, state) => [
      [link(state, 'measures', row, h('b', {}, row.action), row.object ? ` ${row.object}` : ''), h('div', { class: 'tags' }, row.industry.map(code => tag('industry', code)))],
      [tag('status', row.status), tag('instrument', row.instrument), row.deadline ? h('small', {}, `${say('deadline')} ${row.deadline}`) : null],
      row.actor ? [row.actor, row.actor_implied ? h('small', {}, say('implied')) : null] : h('span', { class: 'none' }, '–'),
      where(state, row.area), quoted(row, 'measure', true), source(state, row), sure(row.confidence),
    ],
  },
  locations: {
    heads: ['name', 'level', 'within', 'code', 'mentions', 'figures', 'point'],
    cells: (row, state) => [
      link(state, 'locations', row, row.name), tag('location_type', row.type), row.within.join(' '), row.adcode ?? h('span', { class: 'none' }, '–'),
      row.mentions === null ? '…' : whole(row.mentions), row.figures === null ? '…' : row.figures ? h('a', { href: write(changed(state, { table: 'figures', q: '', filters: { area: [row.id] } })) }, whole(row.figures)) : '0',
      row.longitude === null ? h('span', { class: 'none' }, '–') : `${row.longitude.toFixed(2)}, ${row.latitude.toFixed(2)}`,
    ],
  },
  articles: {
    heads: ['title', 'date', 'source', 'type', 'figures', 'measures'],
    cells: (row, state) => [[link(state, 'articles', row, row.title ?? say('unknown')), row.says ? h('small', {}, row.says) : null], row.published_on ?? '–', row.publisher ?? '–', row.type ? label('type', row.type) : '–', whole(row.figures), whole(row.measures)],
  },
}

const FLAT = {
  figures: ['figure_id', 'indicator', 'comparator', 'value', 'value_max', 'unit', 'kind', 'change', 'basis', 'modality', 'period', 'area', 'area_code', 'text', 'sentence', 'confidence', 'article_id', 'title', 'publisher', 'published_on', 'start', 'end'],
  measures: ['measure_id', 'action', 'object', 'actor', 'actor_implied', 'status', 'instrument', 'industry', 'deadline', 'area', 'area_code', 'text', 'sentence', 'confidence', 'article_id', 'title', 'publisher', 'published_on', 'start', 'end'],
  locations: ['location_id', 'name', 'type', 'adcode', 'within', 'longitude', 'latitude', 'mentions', 'figures'],
  articles: ['article_id', 'title', 'publisher', 'published_on', 'type', 'rights', 'figures', 'measures'],
}
const KEYS = { figures: 'figure_id', measures: 'measure_id', locations: 'location_id', articles: 'article_id' }

/** The columns of a download of a table's rows. */
export const columnsOf = table => FLAT[table]

/** A row as it stands in a download: with its sentence, its place and its article. */
export function flat(table, row) {
  if (!row.article) return { ...row, [KEYS[table]]: row.id }
  const { id, title, publisher, published_on } = row.article
  return { ...row, [KEYS[table]]: row.id, area: row.area?.name ?? null, area_code: row.area?.adcode ?? null, sentence: row.sentence?.text ?? null, article_id: id, title, publisher, published_on }
}
