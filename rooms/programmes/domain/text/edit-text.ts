import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Path } from '../language/words.ts'

/** One change of a file that a form makes: a part is set, taken away, or moved within its list. */
export type Edit =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'move'; readonly path: Path; readonly from: number; readonly to: number }

/** What a form shows of a text; null where it cannot be read as YAML, with the line of the first fault. */
export type ReadText =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly line: number }

const yamlOf = (text: string): Document.Parsed => parseDocument(text, { version: '1.2' })

export function readText(text: string): ReadText {
  const document = yamlOf(text)
  const [fault] = document.errors
  if (fault) return { ok: false, line: fault.linePos?.[0].line ?? 1 }
  const value: unknown = document.toJS()
  if (value === null || value === undefined) return { ok: true, value: {} }
  return typeof value === 'object' && !Array.isArray(value)
    ? { ok: true, value: value as Readonly<Record<string, unknown>> }
    : { ok: false, line: 1 }
}

/**
 * A text with one part changed; comments, order and all else stay as they were written. Null where the text cannot be
 * read: then nothing is changed, and its author mends it by hand first.
 */
export function editText(text: string, edit: Edit): string | null {
  const document = yamlOf(text)
  if (document.errors.length > 0) return null
  if (edit.op === 'set') set(document, edit.path, edit.value)
  else if (edit.op === 'remove') remove(document, edit.path)
  else move(document, edit)
  return written(document)
}

/** Long sentences stay on their line, as in the shipped files. */
export const written = (document: Document): string =>
  document.toString({ lineWidth: 0, flowCollectionPadding: true })

function set(document: Document, path: Path, value: unknown): void {
  const [last, parents] = [path.at(-1), path.slice(0, -1)]
  const parent: unknown = parents.length === 0 ? document.contents : document.getIn(parents, true)
  const inFlow = isCollection(parent) && parent.flow === true
  if (last !== undefined && parents.length > 0 && !isCollection(parent)) {
    // The part above is not there yet, or is a plain word: it comes with this one.
    set(document, parents, typeof last === 'number' ? [value] : { [last]: value })
    return
  }
  const there: unknown = document.getIn([...path], true)
  if (isScalar(there) && (typeof value !== 'object' || value === null)) {
    // A word stays in the quotes in which it was written; a number needs none.
    there.value = value
    if (typeof value !== 'string') there.type = 'PLAIN'
    return
  }
  document.setIn([...path], node(document, value, inFlow))
}

/** Short things stand on one line, as in the shipped files; within a line nothing can be broken. */
function node(document: Document, value: unknown, inFlow: boolean): unknown {
  if (typeof value !== 'object' || value === null) return document.createNode(value)
  const short = JSON.stringify(value).length <= 100
  if (inFlow || short) return document.createNode(value, { flow: true })
  const made: unknown = document.createNode(value)
  const parts: unknown[] = isMap(made) ? made.items.map((pair) => pair.value) : isSeq(made) ? made.items : []
  for (const part of parts) if (isCollection(part) && JSON.stringify(part).length <= 100) part.flow = true
  return made
}

/** An empty part is no part: a list or a set of names goes with the last of it. */
function remove(document: Document, path: Path): void {
  document.deleteIn([...path])
  const above = path.slice(0, -1)
  const parent: unknown = above.length === 0 ? null : document.getIn(above, true)
  if (isCollection(parent) && parent.items.length === 0) remove(document, above)
}

function move(document: Document, { path, from, to }: Extract<Edit, { op: 'move' }>): void {
  const list: unknown = document.getIn([...path], true)
  if (!isSeq(list) || to < 0 || to >= list.items.length) return
  const [moved] = list.items.splice(from, 1)
  list.items.splice(to, 0, moved)
}
