// Check: an article at the sentence a row was read from, with figures, places and measures marked, and the row beside it.

import { answer, reading } from './client.js'
import { replay, same, shown } from './derivation.js'
import { h, isWeb, put } from './dom.js'
import { exact, percent, period, valueOf, whole } from './format.js'
import { pieces } from './marks.js'
import { quoted } from './results.js'
import { changed, write } from './state.js'
import { label, say } from './words.js'

const KINDS = { figures: 'figure', measures: 'measure', mentions: 'place' }

export function article(main, { state }) {
  const [table, id] = state.row.split('/')
  put(main, h('p', { class: 'reading' }, say(reading().stage ? 'reading_third' : 'reading_first')))
  let left = false
  const asked = table === 'locations' ? answer('place', { id }) : answer('article', { table, id })
  asked.then(found => {
    if (left) return
    put(main, table === 'locations' ? place(state, found) : page(state, table, id, found))
    main.querySelector('.focus')?.scrollIntoView({ block: 'center' })
    document.documentElement.dataset.opened = state.row
  }, error => left || put(main, back(state), h('p', { class: 'notice' }, say('failed', error.message))))
  return () => { left = true }
}

const back = state => h('p', { class: 'back' }, h('a', { href: write({ ...state, view: 'find', row: '' }) }, '← ', say('back')))
const to = (state, table, id) => write({ ...state, view: 'row', row: `${table}/${id}` })

function page(state, table, id, found) {
  const row = found[table]?.find(one => one.id === id) ?? null
  return [back(state), h('div', { class: 'evidence' },
    h('article', { class: 'paper', lang: 'zh-CN' }, heading(found), legend(), text(state, found, table, row)),
    h('aside', { class: 'beside', 'aria-label': say('selected') }, row ? facts(state, table, row, found) : null, source(found), others(state, found, id)))]
}

function heading(found) {
  return h('header', {}, h('h1', {}, found.title ?? say('unknown')), h('p', { class: 'byline' }, [found.publisher, found.published_on, found.author, found.page].filter(Boolean).join(' · ')))
}

function legend() {
  return h('p', { class: 'legend' }, ...Object.entries(KINDS).map(([table, kind]) => h('mark', { class: kind }, say(table === 'mentions' ? 'locations' : table))))
}

/** The text with its marks, a paragraph a line; of a protected article the sentences that are evidence. */
function text(state, found, table, row) {
  const marks = Object.entries(KINDS).flatMap(([name, kind]) => found[name].map(one => ({ name, kind, id: one.id, start: one.start, end: one.end })))
  const parts = found.text === null ? sentences(found) : paragraphs(found.text)
  const drawn = parts.map(part => part.gap ? h('p', { class: 'gap', 'aria-hidden': 'true' }, '……') : h('p', {}, pieces(part.text, part.start, marks).map(piece => marked(state, piece, row))))
  return [found.text === null ? h('p', { class: 'notice' }, say('rights_note')) : null, h('div', { class: 'text' }, drawn)]
}

function paragraphs(whole) {
  let start = 0
  return whole.split('\n').map(line => {
    const part = { text: line, start }
    start += [...line].length + 1
    return part
  }).filter(part => part.text)
}

function sentences(found) {
  const parts = []
  let end = 0
  for (const sentence of found.sentences) {
    if (sentence.text === null) continue
    if (sentence.start > end + 1) parts.push({ gap: true })
    parts.push(sentence)
    end = sentence.end
  }
  return parts
}

function marked(state, piece, row) {
  if (!piece.marks.length) return piece.text
  const [inner] = piece.marks
  const own = row && piece.marks.some(mark => mark.id === row.id)
  const kinds = new Set(piece.marks.map(mark => mark.kind))
  const begins = inner.start === piece.start
  const classes = [...kinds, own ? 'own' : '', own && piece.start === row.start ? 'focus' : ''].filter(Boolean).join(' ')
  // Only the first piece of a mark is a stop for the keyboard; a mouse may hit any.
  return h('mark', { class: classes }, h('a', { href: to(state, inner.name, inner.id), tabIndex: begins ? 0 : -1, 'aria-current': own && begins ? 'true' : null }, piece.text))
}

const line = (name, ...value) => value.flat().some(one => one !== null && one !== undefined && one !== '') ? h('div', {}, h('dt', {}, say(name)), h('dd', {}, value)) : null
const placeLink = (state, area) => area ? h('a', { href: to(state, 'locations', area.id) }, area.name) : null

function facts(state, table, row, found) {
  const own = { figures: figureFacts, measures: measureFacts, mentions: mentionFacts }[table]
  return h('section', { class: `facts ${KINDS[table]}` }, h('h2', {}, say('selected')), quoted(row, KINDS[table]),
    h('dl', {}, own(state, row, found),
      line('confidence', h('meter', { min: 0, max: 1, value: row.confidence, 'aria-label': percent(row.confidence, 0) }), ` ${percent(row.confidence, 0)} `, h('small', {}, say('confidence_note'))),
      row.review_status ? line('review_status', label('review_status', row.review_status)) : null,
      line('span', h('code', {}, `text[${row.start}:${row.end}]`)), line('identifier', h('code', {}, row.id))))
}

function figureFacts(state, row, found) {
  const measure = found.measures.find(one => one.id === row.measure_id)
  return [
    line('indicator', row.indicator, row.indicator_code ? h('small', {}, ` ${label('indicator', row.indicator_code)} · ${row.indicator_code}`) : null),
    line('value', h('b', {}, valueOf(row)), h('small', {}, ` ${exact(row.value)}${row.value_max === null ? '' : ` – ${exact(row.value_max)}`} ${row.unit}`)),
    line('derivation', derived(row)),
    line('comparator', row.comparator === '=' ? null : label('comparator', row.comparator)),
    line('change', row.change === 'level' ? null : label('change', row.change)), line('basis', row.basis ? label('basis', row.basis) : null),
    line('kind', label('kind', row.kind)), line('modality', label('modality', row.modality)), line('period', period(row.period)), line('area', placeLink(state, row.area)),
    measure ? line('in_measure', h('a', { href: to(state, 'measures', measure.id) }, measure.text)) : null,
  ]
}

/** The words, the calculation in plain numbers, and whether it comes to the value again. */
function derived(row) {
  const ends = replay(row.derivation)
  const right = ends && same(ends[0], row.value) && (ends.length === 1 ? true : same(ends[1], row.value_max))
  const steps = ends && /[*+/]/.test(row.derivation) ? [' → ', h('code', {}, `${shown(row.derivation)} = ${ends.map(exact).join(' … ')}`)] : null
  return h('span', { class: 'derivation' }, h('code', {}, row.text), ' → ', h('code', {}, row.derivation), steps, h('small', { class: right ? 'right' : 'wrong' }, right ? ' ✓ ' : ' ✗ ', say(right ? 'recomputed' : 'not_recomputed')))
}

function measureFacts(state, row) {
  return [
    line('action', row.action), line('object', row.object), line('actor', row.actor, row.actor && row.actor_implied ? ` ${say('implied')}` : null),
    line('status', label('status', row.status)), line('instrument', row.instrument ? label('instrument', row.instrument) : null),
    line('industry', row.industry.map(code => label('industry', code)).join(say('comma'))), line('deadline', row.deadline), line('area', placeLink(state, row.area)),
  ]
}

function mentionFacts(state, row) {
  const { area } = row
  return [line('name', placeLink(state, area)), area ? line('level', label('location_type', area.type)) : null, area ? line('within', area.within.join(' ')) : null, area ? line('code', area.adcode) : null]
}

function source(found) {
  const web = found.source_uri && isWeb(found.source_uri)
  return h('section', {}, h('h2', {}, say('source')), h('dl', {},
    web ? line('original', h('a', { href: found.source_uri, rel: 'noopener noreferrer nofollow', target: '_blank' }, found.source_uri)) : null,
    line('file', h('code', {}, found.source_file)), line('author', [found.author_role, found.author].filter(Boolean).join(' ')), line('doc_number', found.doc_number),
    line('rights', found.rights ? label('rights', found.rights) : null), line('warnings', (found.warnings ?? []).join('; '))))
}

function others(state, found, id) {
  const listed = (table, name) => found[table].length ? h('details', { open: found[table].length <= 12 }, h('summary', {}, `${say(name)} ${whole(found[table].length)}`),
    h('ol', {}, found[table].map(one => h('li', {}, h('a', { href: to(state, table, one.id), class: KINDS[table], 'aria-current': one.id === id ? 'true' : null }, one.text))))) : null
  return h('section', { class: 'others' }, h('h2', {}, say('article_rows')), listed('figures', 'figures'), listed('measures', 'measures'), listed('mentions', 'locations'))
}

/** A place: what is known of it, and the sentences that name it. */
function place(state, found) {
  const at = found.longitude === null ? null : `${found.longitude.toFixed(3)}, ${found.latitude.toFixed(3)} (WGS 84${found.precision ? ` ± ${whole(found.precision)} m` : ''})`
  const here = (table, key) => h('a', { class: 'button', href: write(changed(state, { view: 'find', table, row: '', q: '', filters: { area: [found.id] } })) }, say(key))
  return [back(state), h('article', { class: 'prose' },
    h('h1', {}, found.name), h('dl', { class: 'facts place' }, line('level', label('location_type', found.type)), line('within', found.within.join(' ')), line('code', found.adcode), line('point', at), line('identifier', h('code', {}, found.id))),
    h('p', { class: 'acts' }, here('figures', 'show_figures'), here('measures', 'show_measures')),
    h('h2', {}, say('place_rows'), ' ', h('small', {}, say('shown_of', whole(found.rows.length), whole(found.total)))),
    h('ol', { class: 'quotes' }, found.rows.map(row => h('li', {}, quoted(row, 'place'), ' ', h('a', { href: to(state, 'mentions', row.id) }, row.article.title ?? say('unknown')), h('small', {}, ` ${row.article.published_on ?? ''}`)))))]
}

