// Load: the files with their sizes and checksums, lines to copy, the documents beside them, and whose work this is.

import { h, put } from './dom.js'
import { table } from './draw.js'
import { size, whole } from './format.js'
import { say } from './words.js'

export function data(main, { summary }) {
  put(main, h('article', { class: 'prose' },
    h('h1', {}, say('data')),
    h('section', {}, h('h2', {}, say('snippets')), Object.entries(snippets(summary)).map(([name, text]) => snippet(name, text))),
    h('section', {}, h('h2', {}, say('documents')), h('ul', { class: 'documents' }, summary.pages.map(name => h('li', {}, h('a', { href: `../${name}` }, say(name)), ' ', h('small', {}, name))))),
    h('section', {}, h('h2', {}, say('downloads')), files(summary), h('p', {}, say('verify'), ' ', h('code', {}, 'sha256sum -c SHA256SUMS'))),
    h('section', {}, h('h2', {}, say('licences')), h('p', {}, say('colon', say('licence_data'), ''), summary.publication.licenses.map(licence => h('a', { href: licence.path, rel: 'license noreferrer' }, licence.title))),
      h('p', {}, say('colon', say('licence_page'), ''), summary.packages.map(one => `${one.name} ${one.version} (${one.license})`).join(say('comma')), ' ', h('a', { href: 'vendor/LICENSES.txt' }, 'LICENSES.txt')))))
}

function snippets({ sharded, version }) {
  const whole = sharded ? 'figures.parquet/*.parquet' : 'figures.parquet'
  const sentences = sharded ? 'sentences.parquet/*.parquet' : 'sentences.parquet'
  return {
    pandas: `import pandas as pd\n\nfigures = pd.read_parquet("figures.parquet")\nplaces = pd.read_parquet("locations.parquet")\ntargets = figures[figures.modality == "target"].merge(places, on="location_id", how="left")\nprint(targets[["name", "indicator", "value", "unit", "period", "text"]])`,
    DuckDB: `-- ${version}: who promised money, how much, and where it says so\nSELECT l.name, f.indicator, f.comparator, f.value, f.unit, s.text AS evidence\nFROM '${whole}' f\nJOIN '${sentences}' s USING (sentence_id)\nLEFT JOIN 'locations.parquet' l USING (location_id)\nWHERE f.kind = 'money' AND f.modality IN ('rule', 'target')\nORDER BY f.value DESC;`,
    R: sharded ? `library(arrow)\nfigures <- dplyr::collect(open_dataset("figures.parquet"))\nsubset(figures, modality == "target", c("indicator", "value", "unit", "period", "text"))` : `library(arrow)\nfigures <- read_parquet("figures.parquet")\nsubset(figures, modality == "target", c("indicator", "value", "unit", "period", "text"))`,
  }
}

function snippet(name, text) {
  const button = navigator.clipboard && h('button', { type: 'button', 'aria-label': `${say('copy')} ${name}`, on: { click: async () => { await navigator.clipboard.writeText(text); button.textContent = say('copied') } } }, say('copy'))
  return h('div', { class: 'snippet' }, h('h3', {}, name), button, h('pre', { tabIndex: 0 }, h('code', {}, text)))
}

function files(summary) {
  const cells = summary.files.map(file => [
    h('a', { href: `../${file.path}`, download: '' }, file.path), file.form, file.table && summary.tables[file.table] ? whole(summary.tables[file.table].rows) : say('all_tables'),
    size(file.bytes), h('code', { class: 'sum' }, file.sha256),
  ])
  return table(say('downloads'), [say('file'), say('form'), say('rows_'), say('size'), say('checksum')], cells, 'files')
}
