// Numbers as people read them, in the way of each language.

import { spoken } from './words.js'

const locale = () => spoken() === 'en' ? 'en' : 'zh-CN'

export const whole = number => new Intl.NumberFormat(locale()).format(number)
export const percent = (share, digits = 1) => share === null || share === undefined ? '–' : new Intl.NumberFormat(locale(), { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share)

/** A value in few characters: 万 and 亿 in Chinese, thousands, millions and billions in English. */
export function short(value) {
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 2 }).format(value)
}

/** A value in full. */
export function exact(value) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 10 }).format(value)
}

const SIGNS = { '>': '>', '>=': '≥', '<': '<', '<=': '≤', '~': '≈', '=': '' }
const WAYS = { increase: '↑', decrease: '↓' }

/** A figure's value with its bounds, direction and unit: ≤ 200万 元. */
export function valueOf(row) {
  const range = row.value_max === null || row.value_max === row.value ? short(row.value) : `${short(row.value)}–${short(row.value_max)}`
  return [WAYS[row.change], SIGNS[row.comparator], `${range}${row.unit && row.unit !== '%' && spoken() === 'en' ? ' ' : ''}${row.unit}`].filter(Boolean).join(' ')
}

export function size(bytes) {
  const units = ['B', 'KB', 'MB', 'GB']
  let at = 0
  while (bytes >= 1000 && at < units.length - 1) { bytes /= 1000; at++ }
  return `${bytes.toLocaleString(locale(), { maximumFractionDigits: at ? 1 : 0 })} ${units[at]}`
}

/** 2024-01/2024-03 as 2024年1月—3月 reads: kept in ISO, which both languages read. */
export const period = text => text ? text.replace('/', '–') : ''
