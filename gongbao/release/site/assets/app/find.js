// Find: words and filters above, the rows that fit below; every change is in the address.

import { answer, onStage, reading, start } from './client.js'
import { csv } from './csv.js'
import { announce, download, h, put } from './dom.js'
import { chips, panel } from './filters.js'
import { whole } from './format.js'
import { columnsOf, flat, list } from './results.js'
import { changed, write } from './state.js'
import { say } from './words.js'

const SIZE = 50
const TABLES = ['figures', 'measures', 'locations', 'articles']
const SORTS = {
  figures: ['', 'newest', 'oldest', 'value', 'smallest', 'sure', 'unsure'], measures: ['', 'newest', 'oldest', 'sure', 'unsure'],
  locations: [], articles: ['', 'newest', 'oldest'],
}

/** Draw the view into `main`; returns how to leave it. */
export function find(main, { state, summary, go }) {
  const own = { state }
  const boxes = { status: h('p', { class: 'reading', id: 'reading' }), chips: h('div', { class: 'chips' }), panel: h('div', {}), head: h('div', { class: 'results-head' }), list: h('div', { id: 'results' }), pages: h('nav', { class: 'pages', 'aria-label': say('pages') }) }
  const move = (next, how = {}) => { own.state = next; go(next, { draw: false, ...how }); ask() }
  put(main,
    h('h1', { class: 'hidden' }, say('find')),
    searchBox(state, q => move(changed(own.state, { q }), { replace: true })),
    tabs(state, summary),
    h('div', { class: 'find' }, h('aside', { class: 'side', 'aria-label': say('filters') }, narrow(boxes.panel)),
      h('section', { class: 'found', 'aria-label': say('find') }, boxes.status, boxes.chips, boxes.head, boxes.list, boxes.pages)))
  let asked = 0
  async function ask() {
    const mine = ++asked
    const { state } = own
    progress(boxes.status, state, summary)
    try {
      const found = await answer('find', { table: state.table, q: state.q, filters: state.filters, sort: state.sort, page: state.page, size: SIZE })
      if (mine !== asked) return
      draw(boxes, own.state, found, move)
      performance.mark('gongbao-found')
      document.documentElement.dataset.found = JSON.stringify([state.table, state.q, found.total])
    } catch (error) {
      put(boxes.list, h('p', { class: 'notice' }, say('failed', error.message)))
    }
  }
  if (reading().stage) ask()
  else progress(boxes.status, own.state, summary)
  return onStage(ask)
}

/** On a phone the filters are folded away until they are wanted. */
function narrow(box) {
  return h('details', { class: 'folding', open: matchMedia('(min-width: 60rem)').matches }, h('summary', {}, say('filters')), box)
}

export function searchBox(state, act) {
  let timer = 0
  const input = h('input', {
    type: 'search', id: 'q', name: 'q', value: state.q, 'aria-label': say('search_label'), placeholder: say('search_hint'), autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
    on: { input: event => { if (event.isComposing) return; clearTimeout(timer); timer = setTimeout(() => act(input.value.trim()), 180) }, compositionend: () => act(input.value.trim()) },
  })
  return h('form', { class: 'search', role: 'search', on: { submit: event => { event.preventDefault(); clearTimeout(timer); act(input.value.trim(), true) } } }, input, h('button', { type: 'submit' }, say('search')))
}

function tabs(state, summary) {
  return h('nav', { class: 'tabs', 'aria-label': say('table_tabs') }, TABLES.map(table =>
    h('a', { href: write(changed(state, { table, filters: kept(state.filters), sort: '' })), 'aria-current': table === state.table ? 'page' : null },
      say(table), h('small', {}, whole(summary.tables[table].rows)))))
}

/** Filters that mean the same in every table. */
const kept = filters => Object.fromEntries(Object.entries(filters).filter(([name]) => ['area', 'level', 'publisher', 'type', 'from', 'to'].includes(name)))

function progress(box, state, summary) {
  const { stage, message, whole: all, read } = reading()
  const said = { '': 'reading_first', first: 'reading_second', rows: 'reading_second', sentences: 'reading_third' }[stage]
  if (stage === 'failed') put(box, say('failed', message))
  else if (said) put(box, say(said))
  else if (!all) put(box, say('part_read', whole(read.figures), whole(read.measures)), ' ', h('button', { type: 'button', on: { click: () => start(summary, state.table, true) } }, say('read_all')))
  else put(box)
}

function draw(boxes, state, found, move) {
  put(boxes.chips, chips(state, found.names, move))
  panel(boxes.panel, state, found, move)
  put(boxes.head, h('p', { class: 'total' }, say('results', whole(found.total))), h('div', { class: 'acts' }, order(state, move), h('button', { type: 'button', id: 'csv', on: { click: event => save(event.currentTarget, state) } }, say('csv')), share()))
  put(boxes.list, found.total ? list(state, found.rows) : reading().stage === 'all' ? h('p', { class: 'notice' }, say('no_results')) : null)
  pages(boxes.pages, state, found.total, move)
  announce(say('results', whole(found.total)))
}

function order(state, move) {
  if (!SORTS[state.table].length) return null
  const select = h('select', { id: 'sort', 'aria-label': say('sort'), on: { change: () => move(changed(state, { sort: select.value })) } },
    SORTS[state.table].map(sort => h('option', { value: sort, selected: sort === state.sort }, say(`sort_${sort || 'best'}`))))
  return select
}

function share() {
  if (!navigator.clipboard) return null // browsers give it to https and this machine only
  const button = h('button', { type: 'button', on: { click: async () => { await navigator.clipboard.writeText(location.href); button.textContent = say('copied') } } }, say('share'))
  return button
}

async function save(button, state) {
  const name = button.textContent
  Object.assign(button, { disabled: true, textContent: say('making') })
  const rows = await answer('rows', { table: state.table, q: state.q, filters: state.filters, sort: state.sort })
  download(`${state.table}.csv`, 'text/csv;charset=utf-8', csv(columnsOf(state.table), rows.map(row => flat(state.table, row)), ['comparator']))
  Object.assign(button, { disabled: false, textContent: name })
}

function pages(box, state, total, move) {
  const last = Math.max(1, Math.ceil(total / SIZE))
  const turn = (page, word) => h('button', { type: 'button', disabled: page < 1 || page > last, on: { click: () => { move({ ...state, page }); scrollTo(0, 0) } } }, say(word))
  put(box, last > 1 ? [turn(state.page - 1, 'previous'), h('span', {}, say('page_of', whole(state.page), whole(last))), turn(state.page + 1, 'next')] : [])
}
