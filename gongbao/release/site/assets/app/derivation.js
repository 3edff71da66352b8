// How a number was read, computed again before the reader's eyes: (1*万+5*千)*亿 is 15,000 × 100,000,000.

import { exact } from './format.js'

const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, 万亿: 12 }
const TOKEN = /\s*(\d+(?:\.\d+)?|万亿|[十百千万亿]|[-()+*/])/g
const SIGNS = { '*': ' × ', '/': ' ÷ ', '+': ' + ', '-': '−' }

/** The ends a derivation stands for: one, or two of a range; null where it is not one. */
export function replay(derivation) {
  try {
    return derivation.split('..').map(evaluate)
  } catch {
    return null
  }
}

/** The same in numbers that anyone can follow. */
export function shown(derivation) {
  return derivation.split('..').map(part => tokens(part).map(token => token in POWERS ? exact(10 ** POWERS[token]) : SIGNS[token] ?? token).join('')).join(' … ')
}

function tokens(text) {
  return [...text.matchAll(TOKEN)].map(([, token]) => token)
}

function evaluate(text) {
  const rest = tokens(text)
  if (!rest.length || rest.join('') !== text.replace(/\s/g, '')) throw new Error(text)
  const value = sum(rest)
  if (rest.length) throw new Error(text)
  return value
}

function sum(rest) {
  let value = product(rest)
  while (rest[0] === '+') { rest.shift(); value += product(rest) }
  return value
}

function product(rest) {
  let value = atom(rest)
  while (rest[0] === '*' || rest[0] === '/') {
    if (rest.shift() === '*') value *= atom(rest)
    else value /= atom(rest)
  }
  return value
}

function atom(rest) {
  const token = rest.shift()
  if (token === '-') return -atom(rest)
  if (token === '(') {
    const value = sum(rest)
    if (rest.shift() !== ')') throw new Error('a bracket is open')
    return value
  }
  if (token in POWERS) return 10 ** POWERS[token]
  if (token === undefined || !/^\d/.test(token)) throw new Error('a number is missing')
  return Number(token)
}

/** Whether two numbers are the same but for the last digits of floating point. */
export const same = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
