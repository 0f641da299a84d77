import { Button } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { type Drawing, drawingFonts, type Shape, svgText, toneColours } from '../../kernel/drawing.ts'
import { DownloadIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import css from './picture.module.css'
import { saveFile } from './save-file.ts'
import { kitTexts } from './texts.ts'

/**
 * A picture that was laid out by a pure function, at the size at which its words are read: what does not fit is scrolled,
 * by keyboard too, beginning where its focus is. It can be saved for a form. Show the same as a table beside it.
 */
export function Picture(props: {
  drawing: Drawing
  /** What is shown: the accessible name. */
  title: string
  /** Of the saved file, without ending. */
  fileName: string
  buttons?: ReactNode | undefined
}) {
  const { drawing, title, fileName, buttons } = props
  const t = useTexts(kitTexts)
  const view = useRef<HTMLElement>(null)
  const { x, y } = drawing.focus
  useLayoutEffect(() => {
    const element = view.current
    if (!element) return
    element.scrollLeft = x - element.clientWidth / 2
    element.scrollTop = y - element.clientHeight / 2
  }, [x, y])
  const svg = () => new Blob([svgText(drawing, title)], { type: 'image/svg+xml' })
  return (
    <figure className={css.picture}>
      <section
        ref={view}
        className={css.view}
        aria-label={`${title}. ${t.pictureKeys}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keyboard.
        tabIndex={0}
      >
        <svg
          role="img"
          aria-label={title}
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          fontFamily={drawingFonts}
        >
          {drawing.shapes.map((shape, at) => (
            <Element key={at} shape={shape} />
          ))}
        </svg>
      </section>
      <div className={css.buttons}>
        <Button
          icon={<DownloadIcon aria-hidden />}
          onClick={() => saveFile({ content: svg(), fileName: `${fileName}.svg` })}
        >
          {t.saveSvg}
        </Button>
        <Button
          icon={<DownloadIcon aria-hidden />}
          onClick={() =>
            void pngOf(svg(), drawing).then((content) => saveFile({ content, fileName: `${fileName}.png` }))
          }
        >
          {t.savePng}
        </Button>
        {buttons}
      </div>
    </figure>
  )
}

function Element({ shape }: { shape: Shape }) {
  if (shape.shape === 'text')
    return (
      <text
        x={shape.x}
        y={shape.y}
        fontSize={shape.size}
        textAnchor="middle"
        fill={toneColours[shape.tone]}
        fontWeight={shape.bold ? 600 : undefined}
        paintOrder="stroke"
        stroke={toneColours.paper}
        strokeWidth={shape.halo ?? 0}
      >
        {shape.text}
      </text>
    )
  const paint = {
    fill: shape.fill ? toneColours[shape.fill] : 'none',
    stroke: shape.stroke ? toneColours[shape.stroke] : undefined,
    strokeWidth: shape.stroke ? (shape.width ?? 1.5) : undefined,
    strokeDasharray: shape.dash,
  }
  if (shape.shape === 'rect')
    return <rect x={shape.x} y={shape.y} width={shape.w} height={shape.h} {...paint} />
  if (shape.shape === 'circle') return <circle cx={shape.x} cy={shape.y} r={shape.r} {...paint} />
  return <path d={shape.d} strokeLinecap="round" strokeLinejoin="round" {...paint} />
}

/** The same at twice the size, so that it is sharp on paper. */
async function pngOf(svg: Blob, { width, height }: Drawing): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * 2
    canvas.height = height * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!png) throw new Error('the picture could not be written')
    return png
  } finally {
    URL.revokeObjectURL(address)
  }
}
