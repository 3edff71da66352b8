// The first page: what is in the release, a question to begin with, what there is most of. All from summary.json.

import { bars, matrix } from './draw.js'
import { h, put } from './dom.js'
import { searchBox } from './find.js'
import { whole } from './format.js'
import { read, write } from './state.js'
import { say, spoken } from './words.js'

const QUESTIONS = [
  ['question_support', { table: 'figures', q: '产业', filters: { kind: ['money'], modality: ['rule', 'target'], level: ['county', 'zone'] } }],
  ['question_targets', { table: 'figures', q: '投资', filters: { kind: ['money'], modality: ['target'] }, sort: 'value' }],
  ['question_tax', { table: 'measures', filters: { instrument: ['tax'] } }],
  ['question_growth', { table: 'figures', q: '同比', filters: { kind: ['growth'] } }],
]

export function overview(main, { state, summary, go }) {
  const fresh = { ...read(''), lang: state.lang, theme: state.theme }
  const said = summary.publication
  const chosen = spoken() === 'en' ? said.title : said.title_zh
  put(main,
    h('section', { class: 'hero' },
      h('h1', {}, chosen),
      h('p', { class: 'lead' }, spoken() === 'en' ? said.description : said.description_zh),
      searchBox(state, (q, submitted) => submitted && go({ ...fresh, view: 'find', q })),
      h('p', { class: 'questions' }, h('span', {}, say('start_here')), QUESTIONS.map(([key, change]) => h('a', { href: write({ ...fresh, view: 'find', ...change }) }, say(key)))),
      tiles(fresh, summary),
      h('p', { class: 'hint' }, say('latest_release', summary.version, summary.created.slice(0, 10)))),
    h('div', { class: 'charts', id: 'charts' }, ...drawn(summary, fresh, go)))
}

function tiles(fresh, summary) {
  const tile = table => h('a', { class: 'tile', href: write({ ...fresh, view: 'find', table }) }, h('span', {}, say(table)), h('b', {}, whole(summary.tables[table].rows)))
  return h('div', { class: 'tiles' }, ['figures', 'measures', 'locations', 'articles'].map(tile))
}

function drawn(summary, fresh, go) {
  const find = change => go({ ...fresh, view: 'find', ...change })
  return [
    summary.instruments.length ? matrix({ id: 'matrix', title: say('chart_matrix'), rows: summary.instruments, lists: ['instrument', 'status'], act: (instrument, status) => find({ table: 'measures', filters: { instrument: [instrument], status: [status] } }) }) : null,
    summary.areas.length ? bars({ id: 'areas', title: say('top_areas'), head: say('area'), rows: summary.areas.map(([id, name, , count]) => ({ value: id, label: name, count })), act: id => find({ filters: { area: [id] } }) }) : null,
    summary.months.length > 1 ? bars({ id: 'months', title: say('colon', say('articles'), say('chart_months')), head: say('date'), upright: true, rows: summary.months.map(([month, count]) => ({ value: month, label: month, count })), act: month => find({ table: 'articles', filters: { from: [month], to: [month] } }) }) : null,
    matrix({ id: 'kinds', title: say('chart_kinds'), rows: summary.kinds, lists: ['kind', 'modality'], act: (kind, modality) => find({ filters: { kind: [kind], modality: [modality] } }) }),
  ].filter(Boolean)
}

