// Filters: each with the number of rows it would leave, so that nobody walks into an empty room.

import { answer } from './client.js'
import { h, put } from './dom.js'
import { whole } from './format.js'
import { changed, filtered } from './state.js'
import { isCoded, label, say } from './words.js'

const SHOWN = { figures: ['modality', 'kind', 'level', 'area', 'indicator', 'unit', 'type', 'publisher'], measures: ['status', 'instrument', 'industry', 'level', 'area', 'type', 'publisher'], locations: ['level', 'area'], articles: ['type', 'publisher'] }
const SEARCHED = ['area', 'indicator', 'unit', 'publisher'] // of many values: typed into
const FEW = 6

/** What a filter's value is called. */
export function named(name, value, names = {}) {
  if (name === 'area') return names[value] ?? value
  if (name === 'unit' && value === '') return '–'
  return isCoded(name) ? label(name, value) : value
}

/** The filters that are set, each with a button that takes it away. */
export function chips(state, names, move) {
  const set = Object.entries(state.filters).flatMap(([name, values]) => values.map(value => [name, value]))
  const chip = ([name, value]) => {
    const text = say('colon', say(name), named(name, value, names))
    return h('button', { type: 'button', class: 'chip', 'aria-label': say('remove', text), on: { click: () => move(filtered(state, name, state.filters[name].filter(one => one !== value))) } }, text, h('span', { 'aria-hidden': 'true' }, ' ×'))
  }
  return set.length ? [...set.map(chip), h('button', { type: 'button', class: 'plain', on: { click: () => move(changed(state, { filters: {} })) } }, say('clear'))] : []
}

/** Draw the filters of a table; what has the focus keeps it. */
export function panel(box, state, found, move) {
  const focused = document.activeElement?.id
  const typed = box.querySelector('input[type=text]:focus')?.value
  const opened = new Set([...box.querySelectorAll('details[open]')].map(one => one.dataset.name))
  const parts = SHOWN[state.table].map(name => part(name, state, found, move, opened))
  put(box, parts, state.table === 'locations' ? null : time(state, move))
  const again = focused && box.querySelector(`#${CSS.escape(focused)}`)
  if (again) { again.focus(); if (typed !== undefined && again.type === 'text') again.value = typed }
}

function part(name, state, found, move, opened) {
  const facet = found.facets[name] ?? { top: [], distinct: 0 }
  const set = state.filters[name] ?? []
  const toggle = value => move(filtered(state, name, set.includes(value) ? set.filter(one => one !== value) : [...set, value]))
  const counts = new Map(facet.top)
  const values = [...set.filter(value => !counts.has(value)), ...facet.top.map(([value]) => value)]
  const limit = opened.has(name) ? 40 : FEW
  const line = value => h('label', { class: 'choice' },
    h('input', { type: 'checkbox', id: `f-${name}-${encodeURIComponent(value)}`, checked: set.includes(value), on: { change: () => toggle(value) } }),
    h('span', {}, named(name, value, found.names)), h('small', {}, whole(counts.get(value) ?? 0)))
  const rest = values.slice(FEW)
  return h('fieldset', {}, h('legend', {}, say(name)),
    SEARCHED.includes(name) ? finder(name, state, facet.distinct, toggle) : null,
    values.slice(0, FEW).map(line),
    rest.length ? h('details', { 'data-name': name, open: limit > FEW }, h('summary', {}, `+ ${rest.length}`), rest.map(line)) : null)
}

/** A field that finds values as one types: a combobox, as ARIA describes it. */
export function finder(name, state, distinct, choose) {
  const id = `find-${name}`
  const box = h('ul', { class: 'options', role: 'listbox', id: `${id}-list`, 'aria-label': say(name), hidden: true })
  const input = h('input', { type: 'text', id, role: 'combobox', 'aria-label': say(name), 'aria-expanded': 'false', 'aria-controls': box.id, 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', placeholder: name === 'area' ? say('any_area') : say('more_values', whole(distinct)) })
  let found = []
  let at = -1
  const close = () => { box.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); at = -1 }
  const pick = one => { input.value = ''; close(); choose(one.value) }
  const light = () => [...box.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)))
  const suggest = async () => {
    const text = input.value.trim()
    found = await answer('suggest', { table: name === 'publisher' ? 'articles' : state.table === 'locations' ? 'figures' : state.table, name, text })
    if (input.value.trim() !== text || document.activeElement !== input) return
    at = -1
    put(box, found.map((one, i) => h('li', { role: 'option', id: `${id}-${i}`, 'aria-selected': 'false', on: { mousedown: event => { event.preventDefault(); pick(one) } } }, one.label || '–', h('small', {}, [one.within?.join(' '), whole(one.count)].filter(Boolean).join(' · ')))))
    box.hidden = !found.length
    input.setAttribute('aria-expanded', String(found.length > 0))
  }
  const key = event => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && found.length && !box.hidden) { event.preventDefault(); pick(found[Math.max(at, 0)]) }
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length) {
      event.preventDefault()
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length
      input.setAttribute('aria-activedescendant', `${id}-${at}`)
      light()
    }
  }
  for (const [event, act] of Object.entries({ input: suggest, focus: suggest, blur: close, keydown: key })) input.addEventListener(event, act)
  return h('div', { class: 'combobox' }, input, box)
}

function time(state, move) {
  const field = name => {
    const input = h('input', { type: 'text', id: `f-${name}`, inputmode: 'numeric', pattern: '\\d{4}(-\\d{1,2}(-\\d{1,2})?)?', placeholder: '2024-05', value: state.filters[name]?.[0] ?? '', 'aria-describedby': 'time-hint', on: { change: () => { if (input.checkValidity()) move(filtered(state, name, input.value.trim() ? [input.value.trim()] : [])) } } })
    return h('label', {}, say(name), input)
  }
  return h('fieldset', { class: 'time' }, h('legend', {}, say('time')), h('div', { class: 'pair' }, field('from'), field('to')), h('p', { class: 'hint', id: 'time-hint' }, say('time_hint')))
}
