// Where the reader is: all of it in the address, so that it can be shared, kept and gone back from.

export const FILTERS = [
  'kind', 'modality', 'unit', 'indicator', 'status', 'instrument', 'industry', 'publisher', 'type', 'level', 'area',
  'from', 'to',
]
const VIEWS = ['overview', 'find', 'charts', 'quality', 'data', 'row']
const TABLES = ['figures', 'measures', 'locations', 'articles']

/** The state an address stands for; what it does not know is left out, not believed. */
export function read(search = location.search) {
  const said = new URLSearchParams(search)
  const view = VIEWS.includes(said.get('view')) ? said.get('view') : 'overview'
  const table = TABLES.includes(said.get('table')) ? said.get('table') : 'figures'
  const filters = {}
  for (const name of FILTERS) if (said.get(name)) filters[name] = said.getAll(name)
  return {
    view, table, filters,
    q: said.get('q') ?? '',
    row: said.get('row') ?? '',
    sort: said.get('sort') ?? '',
    page: Math.max(1, Number.parseInt(said.get('page') ?? '1', 10) || 1),
    chart: said.get('chart') ?? '',
    lang: said.get('lang') === 'en' ? 'en' : said.get('lang') === 'zh' ? 'zh' : '',
    theme: ['light', 'dark'].includes(said.get('theme')) ? said.get('theme') : '',
  }
}

/** The address of a state. */
export function write(state) {
  const said = new URLSearchParams()
  const add = (name, value, usual = '') => value && value !== usual && said.append(name, value)
  add('view', state.view, 'overview')
  add('table', state.table, 'figures')
  add('row', state.view === 'row' ? state.row : '')
  add('q', state.q)
  for (const name of FILTERS) for (const value of state.filters[name] ?? []) add(name, value)
  add('sort', state.sort)
  add('page', String(state.page), '1')
  add('chart', state.chart)
  add('lang', state.lang)
  add('theme', state.theme)
  return `?${said}`
}

/** A state like `state`, from its first page, with other words and filters. */
export function changed(state, change) {
  return { ...state, page: 1, ...change }
}

/** A state with the values of a filter; none takes the filter away. */
export function filtered(state, name, values) {
  const filters = { ...state.filters }
  if (values.length) filters[name] = values
  else delete filters[name]
  return changed(state, { filters })
}
