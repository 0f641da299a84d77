/** Strokes of points, x and y in turn, in thousandths of the field. */
type Strokes = readonly (readonly number[])[]

/** A tenth of the field's width: whoever makes a cross writes more, whoever touched the field by mistake less. */
const leastInk = 100

/** Whether somebody wrote in the field, and did not only touch it. */
export const isWritten = (strokes: Strokes): boolean =>
  strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= leastInk

/** Right and down are added up: that is near enough, and never less than the line itself. */
function lengthOf(stroke: readonly number[]): number {
  let length = 0
  for (let at = 2; at < stroke.length; at += 1) length += Math.abs((stroke[at] ?? 0) - (stroke[at - 2] ?? 0))
  return length
}
