import { type Drawing, type Shape, type Tone, toneColours } from '../../../../kernel/drawing.ts'

/** Units of the file for a pixel of the drawing, so that lines of a tenth of a pixel stay where they are. */
const fine = 20

/** The device that the file is measured on has so many units a millimetre (MS-EMF 2.2.9). */
const unitsAMillimetre = 100

/**
 * A drawing as an Enhanced Metafile (MS-EMF), which word processors show that know no SVG. Lines, filled shapes and words in
 * the middle of a point are all that a drawing has. `millimetres` is its width on paper.
 */
export function emfOf(drawing: Drawing, millimetres: number): Buffer {
  const objects = { next: 1 }
  const records = [
    record(17, int(8)), // map mode: units of the window, as wide as high
    record(9, int(drawing.width * fine), int(drawing.height * fine)), // window
    record(11, int(drawing.width * fine), int(drawing.height * fine)), // viewport
    record(18, int(1)), // background of words: transparent
    record(22, int(6 | 24)), // words: by their middle, on the base line
    ...drawing.shapes.flatMap((shape) => shapeRecords(shape, objects)),
  ]
  const end = record(14, int(0), int(16), int(20))
  const body = Buffer.concat([...records, end])
  return Buffer.concat([header(drawing, millimetres, body.length, records.length + 2, objects.next), body])
}

function header(
  { width, height }: Drawing,
  millimetres: number,
  bodyBytes: number,
  records: number,
  objects: number,
): Buffer {
  const [right, bottom] = [Math.round(width * fine), Math.round(height * fine)]
  // The frame is in hundredths of a millimetre.
  const frame = [Math.round(millimetres * 100), Math.round(((millimetres * height) / width) * 100)]
  const length = 88
  const parts = [
    int(1),
    int(length),
    int(0),
    int(0),
    int(right),
    int(bottom),
    int(0),
    int(0),
    int(frame[0] ?? 1),
    int(frame[1] ?? 1),
    Buffer.from(' EMF', 'latin1'),
    int(0x10000),
    int(length + bodyBytes),
    int(records),
    short(objects),
    short(0),
    int(0), // no description
    int(0),
    int(0), // no palette
    int(unitsAMillimetre * 1000),
    int(unitsAMillimetre * 1000),
    int(1000),
    int(1000),
  ]
  return Buffer.concat(parts)
}

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(Math.round(value))
  return bytes
}

const short = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** A record is its number, its length and its content in words of four bytes. */
function record(kind: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4)
  return Buffer.concat([int(kind), int(8 + content.length + padding.length), content, padding])
}

const colour = (tone: Tone): Buffer => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(toneColours[tone].slice(at, at + 2), 16))
  return Buffer.from([red ?? 0, green ?? 0, blue ?? 0, 0])
}

const noPen = 0x80000008
const noBrush = 0x80000005
const select = (object: number) => record(37, uint(object))
const remove = (object: number) => record(40, int(object))
const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

type Objects = { next: number }
type Painted = Extract<Shape, { readonly shape: 'rect' | 'circle' | 'path' }>

function shapeRecords(shape: Shape, objects: Objects): Buffer[] {
  switch (shape.shape) {
    case 'rect': {
      const { x, y, w, h } = shape
      return painted(shape, objects, [record(43, ...box(x, y, x + w, y + h))])
    }
    case 'circle': {
      const { x, y, r } = shape
      return painted(shape, objects, [record(42, ...box(x - r, y - r, x + r, y + r))])
    }
    case 'path':
      return painted(
        shape,
        objects,
        linesOf(shape.d).map(({ points, closed }) => lineRecord(points, closed && Boolean(shape.fill))),
      )
    case 'text':
      return textRecords(shape, objects)
  }
}

const box = (left: number, top: number, right: number, bottom: number): Buffer[] =>
  [left, top, right, bottom].map((value) => int(value * fine))

/** With the pen and the brush of a shape, which are let go behind it. */
function painted(
  { stroke, width = 1.5, dash, fill }: Painted,
  objects: Objects,
  drawn: readonly Buffer[],
): Buffer[] {
  const made: Buffer[] = []
  const kept: number[] = []
  const make = (kind: number, ...parts: Buffer[]): number => {
    const object = objects.next
    objects.next += 1
    kept.push(object)
    made.push(record(kind, int(object), ...parts))
    return object
  }
  const pen = stroke ? make(38, int(dash ? 1 : 0), int(width * fine), int(0), colour(stroke)) : noPen
  const brush = fill ? make(39, int(0), colour(fill), int(0)) : noBrush
  return [...made, select(pen), select(brush), ...drawn, select(noPen), select(noBrush), ...kept.map(remove)]
}

type Point = readonly [x: number, y: number]

const lineRecord = (points: readonly Point[], filled: boolean): Buffer => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return record(
    filled ? 3 : 4,
    ...box(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
    int(points.length),
    ...points.flatMap(([x, y]) => [int(x * fine), int(y * fine)]),
  )
}

/** The lines of a path; drawings have straight ones only: M, L, l, H, V and Z. */
export function linesOf(path: string): { readonly points: Point[]; readonly closed: boolean }[] {
  const lines: { points: Point[]; closed: boolean }[] = []
  let at: Point = [0, 0]
  for (const [, letter = '', rest = ''] of path.matchAll(/([MLlHVZ])([^MLlHVZ]*)/g)) {
    const [first = 0, second = 0] = (rest.match(/-?[\d.]+/g) ?? []).map(Number)
    const line = lines.at(-1)
    if (letter === 'Z') {
      if (line?.points[0]) {
        line.points.push(line.points[0])
        line.closed = true
      }
      continue
    }
    at =
      letter === 'H'
        ? [first, at[1]]
        : letter === 'V'
          ? [at[0], first]
          : letter === 'l'
            ? [at[0] + first, at[1] + second]
            : [first, second]
    if (letter === 'M' || !line) lines.push({ points: [at], closed: false })
    else line.points.push(at)
  }
  return lines.filter(({ points }) => points.length > 1)
}

const face = Buffer.alloc(64)
face.write('宋体', 'utf16le')

/** Words around a point, on a strip of paper where lines may run behind them. */
function textRecords(shape: Extract<Shape, { readonly shape: 'text' }>, objects: Objects): Buffer[] {
  const { x, y, text, size, tone, bold, halo } = shape
  const font = objects.next
  objects.next += 1
  const weight = bold ? 700 : 400
  const logFont = Buffer.concat([
    int(-size * fine),
    int(0),
    int(0),
    int(0),
    int(weight),
    Buffer.from([0, 0, 0, 134, 0, 0, 0, 0]), // the Chinese set of characters
    face,
  ])
  const letters = Buffer.from(text, 'utf16le')
  const strip = halo
    ? painted({ shape: 'rect', x: 0, y: 0, w: 0, h: 0, fill: 'paper' }, objects, [
        record(
          43,
          ...box(x - widthOf(text, size) / 2, y - size, x + widthOf(text, size) / 2, y + size * 0.25),
        ),
      ])
    : []
  const before = 76
  return [
    ...strip,
    record(82, int(font), logFont, Buffer.alloc(320 - logFont.length)),
    select(font),
    record(24, colour(tone)),
    record(
      84,
      ...box(0, 0, 0, 0),
      int(2),
      float(1),
      float(1),
      int(x * fine),
      int(y * fine),
      int(text.length),
      int(before),
      int(0),
      ...box(0, 0, 0, 0),
      int(0),
      letters,
    ),
    select(0x8000000d),
    remove(font),
  ]
}

const float = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

/** A Chinese character is as wide as it is high, a Latin letter about half of it. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (/[\u0020-\u024f]/.test(sign) ? 0.55 : 1), 0) * size
