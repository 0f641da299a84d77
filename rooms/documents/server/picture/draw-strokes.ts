import { crc32, deflateSync } from 'node:zlib'
import { type Drawing, svgText } from '../../../../kernel/drawing.ts'
import type { WordPicture } from '../word/pictures.ts'
import { emfOf } from './emf.ts'

/** A field to sign in is 1000 wide and 310 high; drawn at that, ten points a millimetre on paper. */
const field = { width: 1000, height: 310 }
const paper = { width: 40, height: 12.4 }
const penRadius = 5

type Strokes = readonly (readonly number[])[]

/**
 * A signature as it was written on the screen, as a PNG for paper: strokes of points, x and y in turn, in thousandths of the
 * field's width. White where nothing was written, so that it also stands on a shaded cell.
 */
export function drawStrokes(strokes: Strokes, title: string): WordPicture {
  const pixels = new Uint8Array(field.width * field.height).fill(255)
  for (const stroke of strokes)
    for (let at = 0; at + 3 < stroke.length; at += 2)
      drawLine(pixels, stroke[at] ?? 0, stroke[at + 1] ?? 0, stroke[at + 2] ?? 0, stroke[at + 3] ?? 0)
  return { bytes: greyPng(pixels), kind: 'png', ...paper, title }
}

/** A drawing for paper, as large as `most` allows, in millimetres; four pixels a millimetre at most. */
export function drawingOnPaper(
  drawing: Drawing,
  most: { readonly width: number; readonly height: number },
  title: string,
): WordPicture {
  const scale = Math.min(0.25, most.width / drawing.width, most.height / drawing.height)
  const width = drawing.width * scale
  return {
    bytes: emfOf(drawing, width),
    kind: 'emf',
    svg: svgText(drawing, title),
    width,
    height: drawing.height * scale,
    title,
  }
}

/** A pen is round: a disc at each step of the line. */
function drawLine(pixels: Uint8Array, fromX: number, fromY: number, toX: number, toY: number): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 2))
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps
    drawDisc(pixels, Math.round(fromX + (toX - fromX) * share), Math.round(fromY + (toY - fromY) * share))
  }
}

function drawDisc(pixels: Uint8Array, x: number, y: number): void {
  const [top, bottom] = [Math.max(0, y - penRadius), Math.min(field.height - 1, y + penRadius)]
  for (let row = top; row <= bottom; row += 1) {
    const reach = Math.floor(Math.sqrt(penRadius ** 2 - (row - y) ** 2))
    const [left, right] = [Math.max(0, x - reach), Math.min(field.width, x + reach + 1)]
    if (left < right) pixels.fill(0, row * field.width + left, row * field.width + right)
  }
}

/** Eight bits of grey a pixel (ISO/IEC 15948), no filter: a signature is mostly white and packs well. */
function greyPng(pixels: Uint8Array): Buffer {
  const lines = Buffer.alloc((field.width + 1) * field.height)
  for (let row = 0; row < field.height; row += 1)
    lines.set(pixels.subarray(row * field.width, (row + 1) * field.width), row * (field.width + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(field.width, 0)
  head.writeUInt32BE(field.height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
