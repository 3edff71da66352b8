// Columns of the release's Parquet files, read by range requests; only those asked for.

import { compressors, parquetMetadataAsync, parquetRead } from '../vendor/parquet.js'

const parsers = { dateFromDays: days => days }
const opened = new Map()

/** A file that is read piecewise; a server that knows no ranges sends it whole, and it is kept. */
function remote(url, byteLength) {
  let whole = null
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const piece = whole ? null : await ranged(url, start, end)
      if (piece instanceof ArrayBuffer) return piece
      whole ??= piece.arrayBuffer()
      return (await whole).slice(start, end)
    },
  }
}

/**
 * The bytes of a range, or the answer of a server that sends the whole file. Chromium's cache gives less than it says
 * where an earlier page was left while reading; what is cut short is asked for once more, past the cache.
 */
async function ranged(url, start, end) {
  for (const cache of ['default', 'no-store']) {
    const answer = await fetch(url, { cache, headers: { Range: `bytes=${start}-${end - 1}` } })
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
    if (answer.status !== 206) return answer
    const bytes = await answer.arrayBuffer()
    if (bytes.byteLength === end - start) return bytes
  }
  throw new Error(`${url}: cut short`)
}

async function open(base, entry) {
  const url = new URL(entry.path, base).href
  if (!opened.has(url)) {
    const file = remote(url, entry.bytes)
    opened.set(url, parquetMetadataAsync(file, { parsers }).then(metadata => ({ file, metadata })))
  }
  return opened.get(url)
}

/**
 * The columns `names` of the rows `from` … `to` of a table, as arrays. `entries` are its files in order; numbers come
 * as numbers, dates as days since 1970, what is null as null.
 */
export async function columns(base, entries, names, from = 0, to = Infinity) {
  const parts = []
  let first = 0
  for (const entry of entries) {
    const [start, end] = [Math.max(from - first, 0), Math.min(to - first, entry.rows)]
    if (start < end) parts.push(part(base, entry, names, start, end))
    first += entry.rows
  }
  const read = await Promise.all(parts)
  return Object.fromEntries(names.map(name => [name, read.length === 1 ? read[0][name] : read.flatMap(one => one[name])]))
}

async function part(base, entry, names, start, end) {
  const { file, metadata } = await open(base, entry)
  const found = Object.fromEntries(names.map(name => [name, new Array(end - start).fill(null)]))
  await parquetRead({
    file, metadata, columns: names, compressors, parsers, rowStart: start, rowEnd: end,
    useOffsetIndex: end - start < entry.rows,
    onChunk: chunk => copy(found[chunk.columnName], chunk, start, end),
  })
  return found
}

function copy(target, { columnData, rowStart, rowEnd }, start, end) {
  for (let row = Math.max(rowStart, start); row < Math.min(rowEnd, end); row++) {
    const value = columnData[row - rowStart]
    target[row - start] = typeof value === 'bigint' ? Number(value) : value ?? null
  }
}

/** Values as numbers into a list of distinct words; -1 is null. `codes` of a word leads back. */
export function coded(values) {
  const known = new Map()
  const words = []
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value === null) { codes[row] = -1; continue }
    let code = known.get(value)
    if (code === undefined) { code = words.length; known.set(value, code); words.push(value) }
    codes[row] = code
  }
  return { codes, words, known }
}
