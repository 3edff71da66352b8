// The page: reads where the reader is from the address, draws that view, and keeps the address true.

import { onStage, start } from './client.js'
import { announce, h, put } from './dom.js'
import { article } from './article.js'
import { charts } from './charts.js'
import { data } from './data.js'
import { find } from './find.js'
import { overview } from './overview.js'
import { quality } from './quality.js'
import { read, write } from './state.js'
import { learn, say, speak, spoken } from './words.js'

const VIEWS = { overview, find, charts, quality, data, row: article }
const NAV = ['overview', 'find', 'charts', 'quality', 'data']

const page = { state: read(), summary: null, leave: () => {} }

/** Go to a state: as a new step of the history, or in place of this one. */
function go(state, { replace = false, draw = true } = {}) {
  const moved = state.view !== page.state.view || state.row !== page.state.row
  page.state = state
  history[replace ? 'replaceState' : 'pushState']({}, '', write(state))
  if (draw) show(moved)
}

function show(moved) {
  const { state } = page
  speak(state.lang || (navigator.language.startsWith('zh') ? 'zh' : 'en'))
  document.documentElement.dataset.theme = state.theme
  document.title = `${say(state.view)} · ${page.summary.publication[spoken() === 'en' ? 'title' : 'title_zh']} ${page.summary.version}`
  frame(state)
  page.leave()
  const main = document.getElementById('main')
  page.leave = VIEWS[state.view](main, { state, summary: page.summary, go }) ?? (() => {})
  if (moved) {
    scrollTo(0, 0)
    main.focus({ preventScroll: true })
    announce(document.title)
  }
}

function frame(state) {
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say)
  const nav = document.getElementById('nav')
  nav.setAttribute('aria-label', say('nav'))
  put(nav, NAV.map(view => h('a', { href: write({ ...state, view, row: '', page: 1 }), 'aria-current': view === state.view ? 'page' : null }, say(view))))
  document.querySelector('.brand').setAttribute('href', write({ ...read(''), lang: state.lang, theme: state.theme }))
  const other = spoken() === 'en' ? 'zh' : 'en'
  const theme = isDark(state) ? 'light' : 'dark'
  put(document.getElementById('tools'),
    h('a', { href: write({ ...state, theme }), title: say('theme_to') }, say(theme)),
    h('a', { href: write({ ...state, lang: other }), lang: other, id: 'language', title: say('language_to') }, say('language')))
}

const isDark = state => state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches

/** Links inside the page change the view; everything else is the browser's. */
function follow(event) {
  const link = event.target.closest('a[href^="?"]')
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  const id = document.activeElement?.id
  go(read(link.getAttribute('href')))
  if (id) document.getElementById(id)?.focus()
}

async function begin() {
  const answer = await fetch('summary.json')
  page.summary = await answer.json()
  learn(page.summary)
  document.addEventListener('click', follow)
  addEventListener('popstate', () => { page.state = read(); show(true) })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => show(false))
  onStage(stage => { document.documentElement.dataset.stage = stage.stage })
  show(false)
  performance.mark('gongbao-first')
  // What the reader sees first comes first; the tables are read right after it is drawn.
  requestAnimationFrame(() => setTimeout(() => start(page.summary, page.state.table)))
}

begin()

