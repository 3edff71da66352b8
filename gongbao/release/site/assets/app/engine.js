// The worker: reads the tables beside the page, so that the page stays quick, and answers what it asks.

import { chartData } from './counts.js'
import { firstSentence, search } from './query.js'
import { addMentions, addOther, addSentences, begin } from './reading.js'
import { articleView, mentionArticle, placeView, presented, rowNumber, suggestions } from './rows.js'

let stages = {}
let last = null

/** Read the release in stages and say when each is there. */
function start({ base, tables, all, table }) {
  const asked = table === 'measures' ? table : 'figures'
  const then = (before, add) => before.then(async store => { await add(store); last = null; return store })
  last = null
  const first = begin(base, tables, all, asked)
  const rows = then(first, addOther)
  const sentences = then(rows, addSentences)
  stages = { first, asked, rows, sentences, all: then(sentences, addMentions) }
  for (const name of ['first', 'rows', 'sentences', 'all']) stages[name].then(store => tell(name, store), fail)
}

function tell(stage, { figures, measures, whole }) {
  postMessage({ stage, whole, read: { figures: figures?.n, measures: measures?.n } })
}

function fail(error) {
  postMessage({ stage: 'failed', message: String(error?.message ?? error) })
}

/** The stage that can answer a search: where measures are is known last of all. */
function needed({ table, filters }) {
  if (table === 'measures' && (filters.area || filters.level)) return 'all'
  return table === stages.asked ? 'first' : 'rows'
}

/** The rows asked for; asked for once more (another page of them), they are not looked for again. */
function found(store, ask) {
  const key = JSON.stringify([ask.table, ask.q, ask.filters, ask.sort])
  if (last?.key !== key) last = { key, ...search(store, ask) }
  return last
}

const ANSWERS = {
  async find(ask) {
    const store = await stages[needed(ask)]
    const begun = performance.now()
    const { rows, facets } = found(store, ask)
    const more = row => ask.table === 'articles' ? { says: firstSentence(store, row, ask.q) } : {}
    const shown = rows.subarray((ask.page - 1) * ask.size, ask.page * ask.size)
    return {
      total: rows.length, facets, rows: Array.from(shown, row => ({ ...presented(store, ask.table, row), ...more(row) })), took: performance.now() - begun,
      names: areaNames(store, [...ask.filters.area ?? [], ...facets.area?.top.map(([id]) => id) ?? []]),
    }
  },
  async rows(ask) { // all of them, for a download
    const store = await stages.all
    return Array.from(found(store, ask).rows, row => presented(store, ask.table, row))
  },
  async chart(ask) {
    const store = await stages.all
    return chartData(store, found(store, ask).rows, ask)
  },
  async article({ table, id }) {
    const store = await stages.all
    if (table === 'mentions') return articleView(store, 'articles', await mentionArticle(store, id))
    return articleView(store, table, rowNumber(store, table, id))
  },
  async place({ id }) {
    return placeView(await stages.all, id)
  },
  async suggest(ask) {
    return suggestions(await stages.all, ask)
  },
}

function areaNames({ locations, locationAt }, ids) {
  return Object.fromEntries(ids.map(id => [id, locations.name[locationAt.get(id)] ?? id]))
}

onmessage = async ({ data: { number, name, ask } }) => {
  if (name === 'start') return start(ask)
  try {
    postMessage({ number, answer: await ANSWERS[name](ask) })
  } catch (error) {
    postMessage({ number, message: String(error?.message ?? error) })
  }
}
