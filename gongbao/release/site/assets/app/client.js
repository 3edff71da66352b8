// The page's end of the worker: questions and answers, and which stage of reading it has come to.

let worker = null
let number = 0
const waiting = new Map()
const listeners = new Set()
let begun = null
const started = new Promise(done => { begun = done })
let progress = { stage: '', whole: true, read: {} }

/** Start reading the release, `table` before the others; `all` also beyond what is read of a very large one. */
export function start(summary, table, all = false) {
  worker ??= hired()
  progress = { stage: '', whole: true, read: {} }
  const tables = Object.fromEntries(Object.entries(summary.tables).map(([name, { files }]) => [name, { files }]))
  worker.postMessage({ name: 'start', ask: { base: new URL('../', document.baseURI).href, tables, all, table } })
  begun()
}

function hired() {
  const own = new Worker(new URL('./engine.js', import.meta.url), { type: 'module' })
  own.onerror = event => heard({ stage: 'failed', message: event.message ?? 'the worker failed' })
  own.onmessage = ({ data }) => heard(data)
  return own
}

function heard(data) {
  if (data.stage) {
    progress = { ...progress, ...data }
    for (const listener of listeners) listener(progress)
    return
  }
  const { done, failed } = waiting.get(data.number)
  waiting.delete(data.number)
  if (data.message) failed(new Error(data.message))
  else done(data.answer)
}

/** An answer of the worker to a question of that name. */
export async function answer(name, ask = {}) {
  await started
  return new Promise((done, failed) => {
    waiting.set(++number, { done, failed })
    worker.postMessage({ number, name, ask })
  })
}

export const reading = () => progress

/** Call `listener` at every stage; returns how to stop. */
export function onStage(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
