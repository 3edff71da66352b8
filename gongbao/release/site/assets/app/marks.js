// A text with its figures, places and measures marked. Offsets count code points, as in articles.text; JavaScript's own
// strings count UTF-16 units, of which rare characters have two.

/** A function from offsets in code points to offsets in the string. */
export function offsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return at => at
  const units = [0]
  for (const char of text) units.push(units.at(-1) + char.length)
  return at => units[Math.min(at, units.length - 1)]
}

/** The part of a text between two offsets in code points. */
export function slice(text, start, end) {
  const unit = offsets(text)
  return text.slice(unit(start), unit(end))
}

/**
 * The text from `start` on, cut wherever a mark begins or ends: [{text, start, marks}], `marks` the innermost first.
 * A mark is {kind, start, end, …} in code points of the article; those outside the text are left out.
 */
export function pieces(text, start, marks) {
  const unit = offsets(text)
  const length = [...text].length
  const inside = marks.filter(mark => mark.start < start + length && mark.end > start)
  const edges = new Set([0, length])
  for (const mark of inside) for (const edge of [mark.start - start, mark.end - start]) if (edge > 0 && edge < length) edges.add(edge)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, at) => ({
    text: text.slice(unit(from), unit(sorted[at + 1])), start: start + from,
    marks: inside.filter(mark => mark.start <= start + from && mark.end > start + from).sort((a, b) => (a.end - a.start) - (b.end - b.start)),
  })).filter(piece => piece.text)
}
