// Elements from data. Text only ever becomes text: there is no way here to make markup of a string.

const PROPERTIES = new Set(['checked', 'disabled', 'value', 'open', 'hidden', 'selected', 'tabIndex', 'htmlFor'])

/** An element: attributes, `on` handlers, children (elements, text, lists; null is left out). */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children)
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (key === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act)
    else if (key === 'href') element.setAttribute('href', address(value))
    else if (PROPERTIES.has(key)) element[key] = value
    else element.setAttribute(key, value === true ? '' : String(value))
  }
  element.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false))
  return element
}

/** An address that may stand in a link: of this site, or of the web; anything else (javascript:, data:) leads nowhere. */
export function address(value) {
  const text = String(value)
  if (/^[?#]/.test(text)) return text
  return isWeb(new URL(text, document.baseURI).href) || /^blob:/.test(text) ? text : '#'
}

/** Whether a source's address is one that a reader can be sent to. */
export function isWeb(text) {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** Put new children into an element. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false))
  return element
}

/** Tell readers by ear what happened. */
export function announce(text) {
  document.getElementById('live').textContent = text
}

/** Offer a file made here for download. */
export function download(name, type, ...parts) {
  const link = h('a', { href: URL.createObjectURL(new Blob(parts, { type })), download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
