/**
 * A picture as a list of shapes: laid out by a pure function of a room, drawn on the screen by the web kit, and written
 * as SVG for a form. Lengths are pixels at the size at which its words are read.
 */
export type Tone = 'ink' | 'soft' | 'line' | 'accent' | 'tint' | 'danger' | 'good' | 'paper'

type Drawn = {
  readonly stroke?: Tone
  readonly width?: number
  readonly dash?: string
  readonly fill?: Tone
}

export type Shape =
  | ({
      readonly shape: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    } & Drawn)
  | ({ readonly shape: 'circle'; readonly x: number; readonly y: number; readonly r: number } & Drawn)
  | ({ readonly shape: 'path'; readonly d: string } & Drawn)
  | {
      readonly shape: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly tone: Tone
      readonly bold?: true
      /** Width of a rim of paper around the letters, where lines may run behind them. */
      readonly halo?: number
    }

export type Drawing = {
  readonly width: number
  readonly height: number
  /** What a narrow screen shows first. */
  readonly focus: { readonly x: number; readonly y: number }
  readonly shapes: readonly Shape[]
}

/** The colours of theme.css that print well; `paper` is what lies under the picture. */
export const toneColours: Readonly<Record<Tone, string>> = {
  ink: '#18282a',
  soft: '#4d5f60',
  line: '#7c8c89',
  accent: '#0e5a5f',
  tint: '#e2efee',
  danger: '#ae2018',
  good: '#1b6238',
  paper: '#ffffff',
}

export const drawingFonts =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const paint = ({ stroke, width = 1.5, dash, fill }: Drawn): string =>
  [
    `fill="${fill ? toneColours[fill] : 'none'}"`,
    stroke ? `stroke="${toneColours[stroke]}" stroke-width="${width}"` : '',
    dash ? `stroke-dasharray="${dash}"` : '',
  ]
    .filter(Boolean)
    .join(' ')

function elementOf(shape: Shape): string {
  switch (shape.shape) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.w}" height="${shape.h}" ${paint(shape)}/>`
    case 'circle':
      return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}" ${paint(shape)}/>`
    case 'path':
      return `<path d="${shape.d}" stroke-linecap="round" stroke-linejoin="round" ${paint(shape)}/>`
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" text-anchor="middle" paint-order="stroke" stroke="${toneColours.paper}" stroke-width="${shape.halo ?? 0}" fill="${toneColours[shape.tone]}"${shape.bold ? ' font-weight="600"' : ''}>${escaped(shape.text)}</text>`
  }
}

/** The picture as an SVG file that stands alone; `title` is read aloud and shown by a viewer. */
export function svgText({ width, height, shapes }: Drawing, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${drawingFonts}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${toneColours.paper}"/>`,
    ...shapes.map(elementOf),
    '</svg>',
  ].join('\n')
}
