// CSV as the release writes it: UTF-8, lists as JSON, cells that a spreadsheet would run as a formula made text.

const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** The lines of a table; `codes` are columns of our own words (=, >=), which stay what they are. */
export function csv(columns, rows, codes = []) {
  const lines = rows.map(row => columns.map(name => cell(row[name], codes.includes(name))).join(','))
  return `${[columns.map(name => quoted(name)).join(','), ...lines].join('\n')}\n`
}

function cell(value, isCode) {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return quoted(!isCode && FORMULA.test(text) ? `'${text}` : text)
}

const quoted = text => `"${text.replaceAll('"', '""')}"`
