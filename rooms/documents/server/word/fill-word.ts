import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { addPictures, isPicture, noPicture, pictureParagraph, type WordPicture } from './pictures.ts'

/**
 * Placeholders by name; a loop (`{#lines}…{/lines}`) holds those that stand inside it. One for a picture has an `@` before
 * its name, here as in the template, and stands alone in its paragraph.
 */
export type Placeholders = { readonly [name: string]: Placeholders }

/** Values for placeholders; a loop takes a list. A name that begins with `@` takes a picture, or null for none. */
export type WordValues = {
  readonly [name: string]: string | number | boolean | WordPicture | null | readonly WordValues[]
}

/** What a template may unpack to: a paper of a bureau with its seal as a picture stays far below. */
const mostUnpacked = 64 * 1_048_576

/**
 * The placeholders of a Word template, or why it is none: `word-not-readable` for another kind of file and
 * `word-template-broken` with each bracket that does not close.
 */
export function placeholdersIn(template: Buffer): Result<Placeholders, Refusal> {
  const found: Nested = {}
  // The library's own inspector needs a package that it does not bring.
  const inspector: DXT.Module = {
    name: 'placeholders',
    set: ({ inspect }: Inspected) => {
      for (const part of inspect?.postparsed ?? []) collect(part, found)
    },
  }
  const opened = open(template, [inspector])
  return opened.ok ? ok(found) : opened
}

/**
 * Checks a template that a bureau made: every placeholder must be one that is filled. Refuses with the list of those
 * that are not (`word-placeholder-unknown`), because a paper with a hole in it would be noticed only when signed.
 */
export function checkTemplate(template: Buffer, known: Placeholders): Result<Placeholders, Refusal> {
  const found = placeholdersIn(template)
  if (!found.ok) return found
  const unknown = unknownIn(found.value, known, known)
  if (unknown.length === 0) return found
  return refused({
    code: 'word-placeholder-unknown',
    data: { names: unknown.join(', ') },
    problems: unknown.map((name) => ({
      code: 'word-placeholder-unknown',
      path: `/file/${name}`,
      data: { names: name },
    })),
  })
}

/** Inside a loop what stands outside may be named too, as the filling has it. */
function unknownIn(found: Placeholders, known: Placeholders, outer: Placeholders): string[] {
  return Object.entries(found).flatMap(([name, inside]) => {
    const own = known[name] ?? outer[name]
    return own ? unknownIn(inside, { ...own }, { ...outer, ...own }) : [name]
  })
}

/** Fills a checked template; what has no value stays empty. */
export function fillWord(template: Buffer, values: WordValues): Buffer {
  const opened = open(template, [])
  if (!opened.ok) throw new Error(`a kept template does not open: ${opened.error.code}`)
  const pictures: WordPicture[] = []
  opened.value.render(placed(values, pictures))
  const zip = opened.value.getZip()
  addPictures(zip, pictures)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer
}

type Placed = { [name: string]: string | number | boolean | Placed[] }

/**
 * The values with the paragraphs of pictures in place of the pictures, which are collected. The library knows a picture's
 * name without its mark. What is not there is an empty text: the library would take null from around the loop.
 */
function placed(values: WordValues, pictures: WordPicture[]): Placed {
  const result: Placed = {}
  for (const [marked, value] of Object.entries(values)) {
    const name = marked.replace(/^@/, '')
    if (isPicture(value)) result[name] = pictureParagraph(value, pictures.push(value))
    else if (typeof value === 'object' && value !== null)
      result[name] = value.map((one) => placed(one, pictures))
    else result[name] = value ?? (marked === name ? '' : noPicture)
  }
  return result
}

function open(template: Buffer, modules: DXT.Module[]): Result<Docxtemplater, Refusal> {
  let zip: PizZip
  try {
    zip = new PizZip(template)
  } catch {
    return refused({ code: 'word-not-readable' })
  }
  if (unpackedBytes(zip) > mostUnpacked) return refused({ code: 'word-too-large' })
  if (!zip.file('word/document.xml')) return refused({ code: 'word-not-readable' })
  try {
    return ok(
      new Docxtemplater(zip, {
        paragraphLoop: true,
        linebreaks: true,
        nullGetter: () => '',
        errorLogging: false,
        modules,
      }),
    )
  } catch (error) {
    return refused({
      code: 'word-template-broken',
      problems: problemsOf(error).map((reason) => ({
        code: 'word-template-broken',
        path: '/file',
        data: { reason },
      })),
      data: { reason: problemsOf(error).join('; ') },
    })
  }
}

type Nested = { [name: string]: Nested }
type Inspected = { readonly inspect?: { readonly postparsed?: readonly DXT.Part[] } }

function collect(part: DXT.Part, into: Nested): void {
  if (part.type !== 'placeholder') return
  // The library calls a picture's mark raw: what it is given is taken as mark-up, so that no text may stand there.
  const name = part.module === 'rawxml' ? `@${part.value}` : String(part.value)
  const own = into[name] ?? {}
  into[name] = own
  if (part.module !== 'loop') return
  for (const inner of (part as { subparsed?: readonly DXT.Part[] }).subparsed ?? []) collect(inner, own)
}

/** By the directory of the archive, which PizZip trusts as well when it unpacks. */
const unpackedBytes = (zip: PizZip): number =>
  Object.values(zip.files).reduce((sum, entry) => {
    const { uncompressedSize = 0 } =
      (entry as unknown as { _data: { uncompressedSize?: number } })._data ?? {}
    return sum + uncompressedSize
  }, 0)

type TemplateError = {
  readonly properties?: {
    /** The placeholder that is wrong. */
    readonly xtag?: string
    readonly explanation?: string
    readonly errors?: readonly TemplateError[]
  }
  readonly message?: string
}

function problemsOf(error: unknown): string[] {
  const { properties, message } = error as TemplateError
  if (properties?.errors) return properties.errors.flatMap(problemsOf)
  // The name alone reads in any language; the library explains itself in English only.
  return [properties?.xtag || (properties?.explanation ?? message ?? 'unknown')]
}
