// Which rows a reader asked for: words, filters, order; and how many rows each further filter would leave.

const TERM = /"([^"]+)"|(\S+)/g
const OWN = 8 // what a word is worth where it is found: in the row itself, its place, its sentence, its article
const PLACE = 4
const SENTENCE = 2
const ARTICLE = 1

/** The rows of `ask.table` that match, best first, and the counts of the facets. */
export function search(store, ask) {
  const table = store[ask.table]
  const fields = FIELDS[ask.table]
  const tests = filters(store, ask, fields)
  const scores = scored(store, ask)
  const facets = Object.fromEntries(fields.facets.map(name => [name, counter(facet(store, ask.table, name))]))
  const found = []
  for (let row = 0; row < table.n; row++) {
    if (scores && !scores[row]) continue
    let failed = null
    let many = false
    for (const { name, test } of tests) {
      if (test(row)) continue
      if (failed !== null) { many = true; break }
      failed = name
    }
    if (many) continue
    if (failed === null) {
      found.push(row)
      for (const name of fields.facets) facets[name].add(row)
    } else facets[failed]?.add(row)
  }
  const rows = ordered(store, ask, Int32Array.from(found), scores)
  return { rows, facets: Object.fromEntries(Object.entries(facets).map(([name, one]) => [name, one.top()])) }
}

const FIELDS = {
  figures: { own: ['text'], words: ['indicator'], facets: ['kind', 'modality', 'level', 'area', 'indicator', 'unit', 'type', 'publisher'] },
  measures: { own: ['text'], words: ['actor'], facets: ['status', 'instrument', 'industry', 'level', 'area', 'type', 'publisher'] },
  locations: { own: ['name'], words: [], facets: ['level'] },
  articles: { own: ['title'], words: [], facets: ['type', 'publisher'] },
}

/** A facet of a table: its words, and the codes a row has of them. */
export function facet(store, name, facetName) {
  const table = store[name]
  const { articles, locations } = store
  const article = row => name === 'articles' ? row : table.article[row]
  const place = row => name === 'locations' ? row : table.location[row]
  const one = code => code < 0 ? [] : [code]
  if (facetName === 'publisher') return { words: articles.publisher.words, of: row => one(articles.publisher.codes[article(row)]) }
  if (facetName === 'type') return { words: articles.article_type.words, of: row => one(articles.article_type.codes[article(row)]) }
  if (facetName === 'level') return { words: locations.type.words, of: row => place(row) < 0 ? [] : [locations.type.codes[place(row)]] }
  if (facetName === 'area') return { words: locations.location_id, of: row => one(place(row)) }
  if (facetName === 'industry') return { words: table.industries.words, of: row => table.industries.lists[row] }
  return { words: table[facetName].words, of: row => one(table[facetName].codes[row]) }
}

function counter({ words, of }) {
  const counts = new Int32Array(words.length)
  return {
    add(row) { for (const code of of(row)) counts[code] += 1 },
    top() {
      const codes = Array.from(counts.keys()).filter(code => counts[code] > 0)
      codes.sort((a, b) => counts[b] - counts[a])
      return { distinct: codes.length, top: codes.slice(0, 40).map(code => [words[code], counts[code]]) }
    },
  }
}

function filters(store, ask, fields) {
  const tests = []
  for (const [name, values] of Object.entries(ask.filters)) {
    if (name === 'area') tests.push({ name, test: inAreas(store, ask.table, values) })
    else if (fields.facets.includes(name)) tests.push({ name, test: oneOf(facet(store, ask.table, name), values) })
  }
  const time = times(store, ask)
  return time ? [...tests, { name: 'time', test: time }] : tests
}

function oneOf({ words, of }, values) {
  const wanted = new Set(values)
  const codes = Uint8Array.from(words, word => wanted.has(word) ? 1 : 0)
  return row => of(row).some(code => codes[code])
}

/** In an area is what has it as its place, or as a division above its place. */
function inAreas(store, table, ids) {
  const mask = areaMask(store, ids)
  const place = table === 'locations' ? row => row : row => store[table].location[row]
  return row => place(row) >= 0 && mask[place(row)] === 1
}

function areaMask({ locations, locationAt }, ids) {
  const mask = new Uint8Array(locations.n)
  const codes = new Set(ids.map(id => locations.adcode[locationAt.get(id)]).filter(Boolean))
  const whole = codes.has('100000') || codes.has('CN')
  for (let at = 0; at < locations.n; at++) {
    if (ids.includes(locations.location_id[at])) mask[at] = 1
    else if (locations.type.words[locations.type.codes[at]] !== 'group') {
      const held = [...locations.adcodes[at] ?? [], ...locations.adcodes_current[at] ?? []]
      mask[at] = held.some(code => codes.has(code)) || (whole && held.some(code => /^\d{6}/.test(code))) ? 1 : 0
    }
  }
  return mask
}

/** A row's time: the period of its value, else the day its article was published. */
function times(store, ask) {
  const from = day(ask.filters.from?.[0], false)
  const to = day(ask.filters.to?.[0], true)
  if (from === null && to === null || ask.table === 'locations') return null
  const table = store[ask.table]
  const published = row => store.articles.published_on[ask.table === 'articles' ? row : table.article[row]]
  const begins = table.period_start ? row => table.period_start[row] ?? published(row) : published
  const ends = table.period_end ? row => table.period_end[row] ?? published(row) : published
  return row => begins(row) !== null && (to === null || begins(row) <= to) && (from === null || ends(row) >= from)
}

/** Days since 1970 of `2024`, `2024-05` or `2024-05-31`: the first day meant, or the last. */
export function day(text, last) {
  const [, year, month, date] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text ?? '') ?? []
  if (!year) return null
  if (date) return Date.UTC(+year, +month - 1, +date) / 864e5
  if (month) return last ? Date.UTC(+year, +month, 0) / 864e5 : Date.UTC(+year, +month - 1, 1) / 864e5
  return last ? Date.UTC(+year, 11, 31) / 864e5 : Date.UTC(+year, 0, 1) / 864e5
}

/** The words asked for: apart by spaces, together in quotation marks; full-width letters are the usual ones. */
export function terms(q) {
  return [...q.normalize('NFKC').replace(/[“”]/g, '"').matchAll(TERM)].map(([, quoted, word]) => quoted ?? word)
}

/** Whether a text holds a word; letters of either case are one. */
export function finder(term) {
  if (term.toLowerCase() === term.toUpperCase()) return text => text.includes(term)
  const pattern = new RegExp(term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'iu')
  return text => pattern.test(text)
}

/** How well each row fits the words; 0 where one of them is nowhere. Null where nothing is asked. */
function scored(store, ask) {
  const wanted = terms(ask.q)
  if (!wanted.length) return null
  const scores = new Uint16Array(store[ask.table].n).fill(1)
  for (const term of wanted) add(store, ask.table, finder(term), scores)
  return scores
}

function add(store, name, has, scores) {
  const table = store[name]
  const found = texts => Uint8Array.from(texts, text => text !== null && has(text) ? 1 : 0)
  const words = FIELDS[name].words.map(column => ({ codes: table[column].codes, hit: found(table[column].words) }))
  const titles = name === 'locations' ? null : found(store.articles.title)
  const publishers = name === 'locations' ? null : found(store.articles.publisher.words)
  const places = name === 'articles' ? null : found(store.locations.name)
  const { sentences, articles } = store
  const inText = name === 'articles' && sentences ? texts(sentences, store.articles.n, has) : null
  const inSentence = sentences && table.sentence ? Uint8Array.from(sentences.text, (text, at) => sentences.used[at] && text && has(text) ? 1 : 0) : null
  for (let row = 0; row < table.n; row++) {
    if (!scores[row]) continue
    const article = name === 'articles' ? row : table.article?.[row]
    const place = name === 'locations' ? -1 : table.location[row]
    let score = 0
    if (FIELDS[name].own.some(column => table[column][row] !== null && has(table[column][row]))) score += OWN
    else if (words.some(({ codes, hit }) => codes[row] >= 0 && hit[codes[row]])) score += OWN
    if (place >= 0 && places?.[place]) score += PLACE
    if (inSentence && table.sentence[row] >= 0 && inSentence[table.sentence[row]]) score += SENTENCE
    if (name === 'articles' && inText?.[row]) score += SENTENCE
    if (titles?.[article] || (publishers && articles.publisher.codes[article] >= 0 && publishers[articles.publisher.codes[article]])) score += ARTICLE
    scores[row] = score ? scores[row] + score : 0
  }
}

/** Which articles have a sentence with the word. */
function texts({ range, text }, articles, has) {
  const hits = new Uint8Array(articles)
  for (let at = 0; at < articles; at++) {
    for (let row = range[at]; row < range[at + 1] && !hits[at]; row++) if (text[row] && has(text[row])) hits[at] = 1
  }
  return hits
}

/** The sentence of an article that first has one of the words, for a reader to see why it was found. */
export function firstSentence({ sentences }, article, q) {
  const finders = terms(q).map(finder)
  if (!sentences || !finders.length) return null
  for (let row = sentences.range[article]; row < sentences.range[article + 1]; row++) {
    const text = sentences.text[row]
    if (text && finders.some(has => has(text))) return text
  }
  return null
}

/** Rows in the order asked for; without one, what fits best, then what is newest, then as they stand in the text. */
function ordered(store, ask, rows, scores) {
  const table = store[ask.table]
  const keys = new Float64Array(table.n)
  const published = row => store.articles.published_on[ask.table === 'articles' ? row : table.article[row]] ?? 0
  const by = {
    value: row => -(table.value?.[row] ?? 0),
    smallest: row => table.value?.[row] ?? 0,
    sure: row => -(table.confidence?.[row] ?? 0),
    unsure: row => table.confidence?.[row] ?? 0,
    oldest: row => published(row),
    newest: row => -published(row),
  }[ask.sort]
  const usual = ask.table === 'locations'
    ? row => -(table.mentions?.[row] ?? 0) - (scores?.[row] ?? 0) * 1e7
    : row => -published(row) - (scores?.[row] ?? 0) * 1e7
  for (const row of rows) keys[row] = (by ?? usual)(row)
  return rows.sort((a, b) => keys[a] - keys[b] || a - b)
}
