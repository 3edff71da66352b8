// The worker: reads the tables beside the page, so that the page stays quick, and answers what it asks.

import { chartData } from './counts.js'
import { search } from './query.js'
import { addMentions, addSentences, begin } from './reading.js'
import { articleView, mentionArticle, placeView, presented, rowNumber, suggestions } from './rows.js'

let stages = {}
let last = null

/** Read the release in stages and say when each is there. */
function start({ base, tables, all }) {
  last = null
  const first = begin(base, tables, all)
  const second = first.then(async store => { await addSentences(store); last = null; return store })
  const third = second.then(async store => { await addMentions(store); last = null; return store })
  stages = { first, second, third }
  first.then(store => tell('first', store), fail)
  second.then(store => tell('second', store), fail)
  third.then(store => tell('third', store), fail)
}

function tell(stage, store) {
  const { figures, measures, articles, whole } = store
  postMessage({ stage, whole, read: { figures: figures.n, measures: measures.n, articles: articles.n } })
}

function fail(error) {
  postMessage({ stage: 'failed', message: String(error?.message ?? error) })
}

/** The rows asked for; asked for once more (another page of them), they are not looked for again. */
function found(store, ask) {
  const key = JSON.stringify([ask.table, ask.q, ask.filters, ask.sort])
  if (last?.key !== key) last = { key, ...search(store, ask) }
  return last
}

const ANSWERS = {
  async find(ask) {
    const store = await stages.first
    const begun = performance.now()
    const { rows, facets } = found(store, ask)
    const shown = rows.subarray((ask.page - 1) * ask.size, ask.page * ask.size)
    return {
      total: rows.length, facets, rows: Array.from(shown, row => presented(store, ask.table, row)), took: performance.now() - begun,
      names: areaNames(store, [...ask.filters.area ?? [], ...facets.area?.top.map(([id]) => id) ?? []]),
    }
  },
  async rows(ask) { // all of them, for a download
    const store = await stages.third
    return Array.from(found(store, ask).rows, row => presented(store, ask.table, row))
  },
  async chart(ask) {
    const store = await stages.third
    return chartData(store, found(store, ask).rows, ask)
  },
  async article({ table, id }) {
    const store = await stages.third
    if (table === 'mentions') return articleView(store, 'articles', await mentionArticle(store, id))
    return articleView(store, table, rowNumber(store, table, id))
  },
  async place({ id }) {
    return placeView(await stages.third, id)
  },
  async suggest(ask) {
    return suggestions(await stages.third, ask)
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
