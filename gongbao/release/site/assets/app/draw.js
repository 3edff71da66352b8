// Charts: each a figure with its picture, its table and its download. The library comes when the first is drawn.

import { csv } from './csv.js'
import { download, h } from './dom.js'
import { exact, short, whole } from './format.js'
import { codesOf, label, say, titled } from './words.js'

const color = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
const HUES = ['one', 'two', 'three', 'four', 'five', 'six']

/**
 * A figure: `heads` and `cells` are its table, `option(tone)` what ECharts draws, `act(value)` what a click on it does.
 * `height` in pixels, or null where the style sheet says; `note` stands below.
 */
export function chart({ id, title, heads, cells, option, act, height = 320, note }) {
  const box = h('div', { class: 'canvas', id: `chart-${id}`, role: 'img', 'aria-label': title })
  if (height) box.style.height = `${height}px`
  const save = () => download(`${id}.csv`, 'text/csv;charset=utf-8', csv(heads, cells.map(row => Object.fromEntries(heads.map((head, at) => [head, row[at]])))))
  whenSeen(box, () => plot(box, option, act))
  return h('figure', { class: 'chart', id: `figure-${id}` }, h('figcaption', {}, title),
    cells.length ? box : h('p', { class: 'notice' }, say('nothing_drawn')),
    note ? h('p', { class: 'hint' }, note) : null,
    cells.length ? h('div', { class: 'acts' },
      h('button', { type: 'button', on: { click: save }, 'aria-label': say('colon', say('csv'), title) }, say('csv')),
      h('button', { type: 'button', on: { click: () => picture(box, id) }, 'aria-label': say('colon', 'PNG', title) }, 'PNG')) : null,
    cells.length ? h('details', {}, h('summary', {}, say('as_table')), table(title, heads, cells)) : null)
}

export function table(title, heads, cells, className = '') {
  const numeric = heads.map((_, at) => cells.length > 0 && cells.every(row => typeof row[at] === 'number' || row[at] === null))
  return h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': title }, h('table', { class: className }, h('caption', { class: 'hidden' }, title),
    h('thead', {}, h('tr', {}, heads.map((head, at) => h('th', { scope: 'col', class: numeric[at] ? 'number' : null }, head)))),
    h('tbody', {}, cells.map(row => h('tr', {}, row.map((cell, at) => h('td', { class: numeric[at] ? 'number' : null }, typeof cell === 'number' ? exact(cell) : cell)))))))
}

const plots = new Map()

function whenSeen(box, act) {
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return
    seen.disconnect()
    act()
  }, { rootMargin: '200px' })
  seen.observe(box)
}

async function plot(box, option, act) {
  const { init } = await import('../vendor/charts.js')
  if (!box.isConnected) return
  for (const [old, plotted] of plots) if (!old.isConnected) { plotted.dispose(); plots.delete(old) }
  const plotted = init(box, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) })
  plots.set(box, plotted)
  const tone = { text: color('ink'), soft: color('soft'), line: color('line'), paper: color('paper'), hues: HUES.map(color), seal: color('seal') }
  plotted.setOption({ ...usual(tone), ...option(tone) })
  if (act) plotted.on('click', ({ data, name }) => act(data?.key ?? name, data))
  new ResizeObserver(() => box.isConnected && plotted.resize()).observe(box)
  box.dataset.drawn = 'true'
}

function usual(tone) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    animation: !still, animationDuration: 300, color: tone.hues, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: tone.text },
    tooltip: { renderMode: 'richText', confine: true, backgroundColor: tone.paper, borderColor: tone.line, textStyle: { color: tone.text, fontSize: 12 } },
  }
}

function picture(box, id) {
  const address = plots.get(box)?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: color('paper') })
  if (!address) return
  const bytes = Uint8Array.from(atob(address.split(',')[1]), char => char.charCodeAt(0))
  download(`${id}.png`, 'image/png', bytes)
}

const axis = tone => ({ axisLine: { lineStyle: { color: tone.line } }, axisTick: { show: false }, axisLabel: { color: tone.soft, fontSize: 12 }, splitLine: { lineStyle: { color: tone.line, opacity: 0.6 } } })

/** Bars, lying or upright; rows are {value, label, count}. */
export function bars({ id, title, head, rows, act, upright = false, note, unit, counted = say('count') }) {
  const shown = upright ? rows : rows.slice().reverse()
  const option = tone => {
    const names = { type: 'category', data: shown.map(row => row.label), ...axis(tone), axisLabel: { color: tone.text, fontSize: 12, width: 130, overflow: 'truncate' }, splitLine: { show: false } }
    const counts = { type: 'value', ...axis(tone), axisLabel: { color: tone.soft, fontSize: 12, formatter: short }, splitNumber: 3 }
    return {
      grid: upright ? { left: 8, right: 8, top: 12, bottom: 8, containLabel: true } : { left: 8, right: 44, top: 4, bottom: 8, containLabel: true },
      xAxis: upright ? names : { ...counts, show: false }, yAxis: upright ? counts : names,
      series: [{
        type: 'bar', itemStyle: { color: tone.hues[0], borderRadius: upright ? [2, 2, 0, 0] : [0, 2, 2, 0] }, barMaxWidth: 18, cursor: act ? 'pointer' : 'default',
        label: { show: !upright, position: 'right', color: tone.soft, fontSize: 12, formatter: ({ value }) => short(value) },
        data: shown.map(row => ({ value: row.count, key: row.value, row })),
      }],
      tooltip: { ...usual(tone).tooltip, formatter: ({ name, value, data }) => `${name}\n${exact(value)}${unit ? ` ${unit}` : ''}${data.row.period ? ` · ${data.row.period}` : ''}` },
    }
  }
  return chart({ id, title, note, heads: [head, ...rows.some(row => row.period) ? [say('period')] : [], counted], cells: rows.map(row => [row.label, ...rows.some(one => one.period) ? [row.period ?? ''] : [], row.count]), option, act, height: upright ? 240 : Math.max(120, rows.length * 25 + 24) })
}

/** Stacked bars of two code lists: rows are [code, code, count]. */
export function matrix({ id, title, rows, lists, act }) {
  const total = code => rows.filter(row => row[0] === code).reduce((sum, row) => sum + row[2], 0)
  const down = [...new Set(rows.map(row => row[0]))].sort((a, b) => total(b) - total(a))
  const across = codesOf(lists[1]).filter(code => rows.some(row => row[1] === code))
  const count = (one, other) => rows.find(row => row[0] === one && row[1] === other)?.[2] ?? 0
  const option = tone => ({
    grid: { left: 8, right: 30, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: tone.text, fontSize: 12 } },
    xAxis: { type: 'value', show: false }, yAxis: { type: 'category', inverse: true, data: down.map(code => label(lists[0], code)), ...axis(tone), axisLabel: { color: tone.text, fontSize: 12 }, splitLine: { show: false } },
    series: across.map(other => ({ name: label(lists[1], other), type: 'bar', stack: 'all', barMaxWidth: 18, cursor: 'pointer', data: down.map(one => ({ value: count(one, other), key: [one, other] })) })),
    tooltip: { ...usual(tone).tooltip, formatter: ({ name, seriesName, value }) => `${name}\n${say('colon', seriesName, whole(value))}` },
  })
  const cells = down.map(one => [label(lists[0], one), ...across.map(other => count(one, other))])
  return chart({ id, title, heads: [say(lists[0]), ...across.map(code => label(lists[1], code))], cells, option, act: act && (key => act(...key)), height: down.length * 26 + 50 })
}

/** Values over time, a line a place. */
export function lines({ id, title, series, unit, act, note }) {
  const named = one => one.area ?? say('no_area')
  const option = tone => ({
    grid: { left: 8, right: 16, top: 62, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, type: 'plain', textStyle: { color: tone.text, fontSize: 12 } },
    xAxis: { type: 'time', ...axis(tone), splitLine: { show: false } }, yAxis: { type: 'value', scale: true, ...axis(tone), name: unit, nameTextStyle: { color: tone.soft, align: 'left' }, axisLabel: { color: tone.soft, formatter: short } },
    series: series.map(one => ({ name: named(one), type: 'line', symbolSize: 8, cursor: 'pointer', data: one.points.map(point => ({ value: [point.at, point.value], key: point.id, point })) })),
    tooltip: { ...usual(tone).tooltip, formatter: ({ seriesName, data }) => `${seriesName} · ${data.point.period}\n${data.point.text}` },
  })
  const cells = series.flatMap(one => one.points.map(point => [named(one), point.period, point.value, unit, point.text]))
  return chart({ id, title, note, heads: [say('area'), say('period'), say('value'), say('unit'), say('written')], cells, option, act, height: 360 })
}

/** Points on a plain background: no boundaries are drawn. */
export function map({ id, title, points, act, note }) {
  const most = Math.max(1, ...points.map(point => point.count))
  const option = tone => ({
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 73, max: 136, ...axis(tone), axisLabel: { color: tone.soft, formatter: '{value}°E' } },
    yAxis: { type: 'value', min: 17, max: 54, ...axis(tone), axisLabel: { color: tone.soft, formatter: '{value}°N' } },
    series: [{
      type: 'scatter', cursor: 'pointer', itemStyle: { color: tone.seal, opacity: 0.55 }, data: points.map(point => ({ value: [point.longitude, point.latitude, point.count], key: point.id, name: point.name })),
      symbolSize: value => 4 + 26 * Math.sqrt(value[2] / most),
    }],
    tooltip: { ...usual(tone).tooltip, formatter: ({ data }) => `${data.name}\n${whole(data.value[2])}` },
  })
  return chart({ id, title, note, heads: [say('name'), 'longitude', 'latitude', say('count')], cells: points.map(point => [point.name, point.longitude, point.latitude, point.count]), option, act, height: null })
}

/** Confidence against what was right. */
export function reliability({ id, title, rows, note }) {
  const tables = [...new Set(rows.map(row => row[1]))]
  const used = rows.filter(row => row[4] !== null && row[5] !== null)
  const option = tone => ({
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true }, legend: { top: 0, left: 0, textStyle: { color: tone.text } },
    xAxis: { type: 'value', min: 0, max: 1, ...axis(tone) }, yAxis: { type: 'value', min: 0, max: 1, ...axis(tone) },
    series: [
      ...tables.map(name => ({ name: titled(name), type: 'scatter', symbolSize: 12, data: used.filter(row => row[1] === name).map(row => ({ value: [row[4], row[5]], row })) })),
      { type: 'line', name: '', data: [[0, 0], [1, 1]], symbol: 'none', silent: true, lineStyle: { color: tone.soft, type: 'dashed', width: 1 } },
    ],
    tooltip: { ...usual(tone).tooltip, formatter: ({ seriesName, data }) => `${seriesName}\n${data.value.map(value => value.toFixed(2)).join(' → ')} (${data.row[8]})` },
  })
  const cells = rows.map(row => [titled(row[1]), `${row[2]}–${row[3]}`, row[4], row[5], row[6], row[7], row[8]])
  return chart({ id, title, note, heads: [say('table'), say('bin'), say('confidence'), say('observed'), '95 % ↓', '95 % ↑', say('support')], cells, option, height: 340 })
}
