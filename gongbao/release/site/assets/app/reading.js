// The tables in memory, as columns: what a search looks at, in the order in which a reader needs it.

import { coded, columns } from './tables.js'

const MOST = 600_000 // figures and measures held at once; of more, the first shards are read unless all are asked for

const FIRST = {
  articles: ['article_id', 'title', 'publisher', 'published_on', 'article_type', 'area', 'rights'],
  locations: ['location_id', 'name', 'type', 'adcode', 'adcodes', 'adcodes_current', 'longitude', 'latitude', 'coordinate_precision'],
  figures: [
    'figure_id', 'article_id', 'start', 'end', 'text', 'kind', 'value', 'value_max', 'unit', 'comparator', 'change', 'basis',
    'indicator', 'indicator_code', 'modality', 'period', 'period_start', 'period_end', 'location_id', 'confidence',
  ],
  measures: [
    'measure_id', 'article_id', 'start', 'end', 'text', 'action', 'object', 'actor', 'actor_implied', 'status',
    'instrument', 'industry', 'deadline', 'confidence',
  ],
}
const CODED = {
  articles: ['publisher', 'article_type', 'rights'],
  locations: ['type'],
  figures: ['kind', 'unit', 'comparator', 'change', 'basis', 'indicator', 'indicator_code', 'modality', 'period'],
  measures: ['action', 'actor', 'status', 'instrument'],
}

/** What is read of a release: how many shards, and whether that is all of it. */
export function portion(tables, all) {
  const shards = tables.figures.files.length
  let [count, rows] = [0, 0]
  while (count < shards) {
    rows += tables.figures.files[count].rows + tables.measures.files[count].rows
    if (count && rows > MOST && !all) break
    count += 1
  }
  return { count, whole: count === shards }
}

/** The first stage: articles, places and the table that is asked for. */
export async function begin(base, tables, all, asked) {
  const { count, whole } = portion(tables, all)
  const entries = name => name === 'locations' ? tables[name].files : tables[name].files.slice(0, count)
  const store = { base, tables, entries, whole }
  const names = ['articles', 'locations', asked]
  const read = await Promise.all(names.map(name => columns(base, entries(name), FIRST[name])))
  names.slice(0, 2).forEach((name, at) => { store[name] = shaped(name, read[at]) })
  store.articleAt = new Map(store.articles.article_id.map((id, at) => [id, at]))
  store.locationAt = new Map(store.locations.location_id.map((id, at) => [id, at]))
  store.articles.location = homes(store)
  addTable(store, asked, read[2])
  return store
}

/** The second stage: the other table, figures or measures. */
export async function addOther(store) {
  for (const name of ['figures', 'measures']) {
    if (!store[name]) addTable(store, name, await columns(store.base, store.entries(name), FIRST[name]))
  }
}

function addTable(store, name, read) {
  const table = shaped(name, read)
  store[name] = table
  link(store, table)
  if (name === 'figures') {
    table.location = pointers(table.location_id, store.locationAt)
  } else {
    table.location = new Int32Array(table.n).fill(-1)
    table.industries = industries(table.industry)
  }
}

function shaped(name, read) {
  const table = { ...read, n: read[FIRST[name][0]].length }
  for (const column of CODED[name]) table[column] = coded(read[column])
  return table
}

function link(store, table) {
  table.article = pointers(table.article_id, store.articleAt)
  table.range = ranges(table.article, store.articles.n)
  delete table.article_id
  table.sentence = new Int32Array(table.n).fill(-1)
}

function pointers(values, at) {
  return Int32Array.from(values, value => value === null ? -1 : at.get(value) ?? -1)
}

/** Where the rows of each article begin, and end with the next one's: rows are sorted by article. */
function ranges(article, articles) {
  const first = new Int32Array(articles + 1)
  for (const at of article) first[at + 1] += 1
  for (let at = 0; at < articles; at++) first[at + 1] += first[at]
  return first
}

function industries(lists) {
  const known = coded(lists.flatMap(list => list ?? []))
  return { words: known.words, lists: lists.map(list => (list ?? []).map(word => known.known.get(word))) }
}

/** The place an article speaks for, by its name. */
function homes(store) {
  const named = new Map()
  store.locations.name.forEach((name, at) => named.has(name) || named.set(name, at))
  return Int32Array.from(store.articles.area, area => named.get(area) ?? -1)
}

/** The third stage: the sentences that rows stand in. */
export async function addSentences(store) {
  const read = await columns(store.base, store.entries('sentences'), ['article_id', 'start', 'end', 'text'])
  const article = pointers(read.article_id, store.articleAt)
  const sentences = { n: article.length, start: Int32Array.from(read.start), end: Int32Array.from(read.end), text: read.text }
  sentences.range = ranges(article, store.articles.n)
  const used = new Uint8Array(sentences.n)
  for (const table of [store.figures, store.measures]) join(table, sentences, used)
  sentences.used = used
  store.sentences = sentences
}

function join(table, sentences, used) {
  for (let row = 0; row < table.n; row++) {
    const at = holder(sentences, table.article[row], table.start[row])
    table.sentence[row] = at
    if (at >= 0) used[at] = 1
  }
}

/** The sentence of an article that holds an offset, by halving: sentences are sorted. */
export function holder(sentences, article, offset) {
  let [low, high] = [sentences.range[article], sentences.range[article + 1] - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (sentences.end[middle] <= offset) low = middle + 1
    else if (sentences.start[middle] > offset) high = middle - 1
    else return middle
  }
  return -1
}

/** The last stage: which places are named where. A measure is where its own words name a place, else its article. */
export async function addMentions(store) {
  const read = await columns(store.base, store.entries('location_mentions'), ['article_id', 'location_id', 'measure_id'])
  const mentions = { n: read.article_id.length, article: pointers(read.article_id, store.articleAt) }
  mentions.location = pointers(read.location_id, store.locationAt)
  mentions.range = ranges(mentions.article, store.articles.n)
  const measures = store.measures
  const measureAt = new Map(measures.measure_id.map((id, at) => [id, at]))
  for (let row = mentions.n - 1; row >= 0; row--) {
    const at = read.measure_id[row] === null ? undefined : measureAt.get(read.measure_id[row])
    if (at !== undefined && mentions.location[row] >= 0) measures.location[at] = mentions.location[row]
  }
  for (let row = 0; row < measures.n; row++) {
    if (measures.location[row] < 0) measures.location[row] = store.articles.location[measures.article[row]]
  }
  store.mentions = mentions
  store.locations.mentions = tally(mentions.location, store.locations.n)
  store.locations.figures = tally(store.figures.location, store.locations.n)
}

function tally(pointers, size) {
  const counts = new Int32Array(size)
  for (const at of pointers) if (at >= 0) counts[at] += 1
  return counts
}
