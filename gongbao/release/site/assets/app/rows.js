// Rows as the page shows them, and an article with all of its rows.

import { finder } from './query.js'
import { holder } from './reading.js'
import { columns } from './tables.js'

const KEYS = { figures: 'figure_id', measures: 'measure_id', locations: 'location_id', articles: 'article_id' }

/** Where a row of a table is, by its identifier; an error that names it where there is none. */
export function rowNumber(store, table, id) {
  const at = store[table][KEYS[table]]?.indexOf(id) ?? -1
  if (at < 0) throw new Error(`no row ${id} in ${table}`)
  return at
}

/** The number of the article in which a place is mentioned, by the identifier of the mention. */
export async function mentionArticle(store, id) {
  const at = (await mentionKeys(store)).mention_id.indexOf(id)
  if (at < 0) throw new Error(`no row ${id} in location_mentions`)
  return store.mentions.article[at]
}

/** The mentions of a place: at most `most`, the newest first. */
export async function placeView(store, id, most = 200) {
  const location = rowNumber(store, 'locations', id)
  const keys = await mentionKeys(store)
  const rows = []
  store.mentions.location.forEach((at, row) => at === location && rows.push(row))
  const published = row => store.articles.published_on[store.mentions.article[row]] ?? 0
  rows.sort((a, b) => published(b) - published(a) || a - b)
  const shown = rows.slice(0, most).map(row => {
    const at = holder(store.sentences, store.mentions.article[row], keys.start[row])
    const sentence = at < 0 ? null : { text: store.sentences.text[at], start: store.sentences.start[at] }
    return { id: keys.mention_id[row], start: keys.start[row], end: keys.end[row], sentence, article: article(store, store.mentions.article[row]) }
  })
  return { ...presented(store, 'locations', location), total: rows.length, rows: shown }
}

function mentionKeys(store) {
  store.mentionKeys ??= columns(store.base, store.entries('location_mentions'), ['mention_id', 'start', 'end'])
  return store.mentionKeys
}

/** A row with everything that is shown of it. */
export function presented(store, name, row) {
  return SHAPES[name](store, store[name], row)
}

const word = ({ codes, words }, row) => codes[row] < 0 ? null : words[codes[row]]

const SHAPES = {
  figures: (store, table, row) => ({
    ...shared(store, table, row, 'figure_id'),
    ...Object.fromEntries(['kind', 'unit', 'comparator', 'change', 'basis', 'indicator', 'indicator_code', 'modality', 'period'].map(name => [name, word(table[name], row)])),
    value: table.value[row], value_max: table.value_max[row],
  }),
  measures: (store, table, row) => ({
    ...shared(store, table, row, 'measure_id'),
    ...Object.fromEntries(['action', 'actor', 'status', 'instrument'].map(name => [name, word(table[name], row)])),
    object: table.object[row], actor_implied: table.actor_implied[row], industry: table.industry[row] ?? [],
    deadline: iso(table.deadline[row]),
  }),
  locations: (store, table, row) => ({
    ...place(store, row), id: table.location_id[row], mentions: table.mentions?.[row] ?? null, figures: table.figures?.[row] ?? null,
    precision: table.coordinate_precision[row],
  }),
  articles: (store, table, row) => ({
    ...article(store, row), id: table.article_id[row], figures: span(store.figures, row), measures: span(store.measures, row),
  }),
}

const span = (table, row) => table.range[row + 1] - table.range[row]

function shared(store, table, row, key) {
  const at = table.sentence[row]
  const sentence = at < 0 ? null : { text: store.sentences.text[at], start: store.sentences.start[at] }
  return {
    id: table[key][row], start: table.start[row], end: table.end[row], text: table.text[row], confidence: table.confidence[row],
    area: table.location[row] < 0 ? null : place(store, table.location[row]), article: article(store, table.article[row]), sentence,
  }
}

function article({ articles }, row) {
  return {
    id: articles.article_id[row], title: articles.title[row], publisher: word(articles.publisher, row), published_on: iso(articles.published_on[row]),
    type: word(articles.article_type, row), rights: word(articles.rights, row),
  }
}

function place({ locations, locationAt }, row) {
  const above = (locations.adcodes[row] ?? []).filter(code => code !== locations.adcode[row] && code.length <= 6).sort()
  const names = locations.type.words[locations.type.codes[row]] === 'group' ? [] : above.map(code => locations.name[locationAt.get(code)]).filter(Boolean)
  return {
    id: locations.location_id[row], name: locations.name[row], type: word(locations.type, row), adcode: locations.adcode[row], within: names,
    longitude: locations.longitude[row], latitude: locations.latitude[row],
  }
}

/** A day as ISO 8601 writes it, from days since 1970. */
export function iso(days) {
  return days === null ? null : new Date(days * 864e5).toISOString().slice(0, 10)
}

/** An article with its text (where it may be shown), its sentences and all rows that stand in it. */
export async function articleView(store, table, row) {
  const at = table === 'articles' ? row : store[table].article[row]
  const ends = name => [store[name].range[at], store[name].range[at + 1]]
  const read = (name, file, names) => columns(store.base, store.entries(file), names, ...ends(name))
  const [whole, figures, measures, mentions] = await Promise.all([
    columns(store.base, store.entries('articles'), ['text', 'source_uri', 'author', 'author_role', 'doc_number', 'issuer', 'page', 'source_file', 'char_count', 'warnings'], at, at + 1),
    read('figures', 'figures', ['derivation', 'review_status', 'measure_id']),
    read('measures', 'measures', ['review_status']),
    read('mentions', 'location_mentions', ['mention_id', 'start', 'end', 'text', 'within_name', 'confidence']),
  ])
  const own = (name, more) => Array.from({ length: ends(name)[1] - ends(name)[0] }, (_, i) => ({
    ...presented(store, name, ends(name)[0] + i), ...Object.fromEntries(Object.entries(more).map(([key, values]) => [key, values[i]])),
  }))
  const said = Object.fromEntries(Object.entries(whole).map(([key, [value]]) => [key, value]))
  return { ...article(store, at), ...said, sentences: sentencesOf(store, at), figures: own('figures', figures), measures: own('measures', measures), mentions: mentionsOf(store, ends('mentions')[0], mentions, at) }
}

function sentencesOf({ sentences }, at) {
  const rows = []
  for (let row = sentences.range[at]; row < sentences.range[at + 1]; row++) {
    rows.push({ start: sentences.start[row], end: sentences.end[row], text: sentences.text[row] })
  }
  return rows
}

function mentionsOf(store, first, read, article) {
  return read.mention_id.map((id, i) => {
    const location = store.mentions.location[first + i]
    const at = holder(store.sentences, article, read.start[i])
    return {
      id, start: read.start[i], end: read.end[i], text: read.text[i], within_name: read.within_name[i], confidence: read.confidence[i],
      area: location < 0 ? null : place(store, location), sentence: at < 0 ? null : { text: store.sentences.text[at], start: store.sentences.start[at] },
    }
  })
}

/** Words of a facet that hold what a reader types, the most frequent first. */
export function suggestions(store, { table, name, text, most = 12 }) {
  const has = text ? finder(text.normalize('NFKC')) : () => true
  if (name === 'area') return areas(store, has, most)
  const { words, codes } = store[table][name]
  const counts = new Int32Array(words.length)
  for (const code of codes) if (code >= 0) counts[code] += 1
  return best(words.map((value, at) => ({ value, label: value, count: counts[at] })).filter(({ label }) => has(label)), most)
}

function areas(store, has, most) {
  const { locations } = store
  const found = []
  for (let row = 0; row < locations.n; row++) {
    if (!has(locations.name[row])) continue
    found.push({ value: locations.location_id[row], label: locations.name[row], count: locations.mentions[row], within: place(store, row).within })
  }
  return best(found, most)
}

const best = (found, most) => found.sort((a, b) => b.count - a.count).slice(0, most)
