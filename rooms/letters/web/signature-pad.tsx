import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { agreementTexts } from './agreement-texts.ts'
import css from './letters.module.css'

export type Point = [number, number]
export type Strokes = readonly (readonly Point[])[]

const pathOf = (strokes: Strokes): string =>
  strokes
    .map((stroke) => stroke.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x * 100} ${y * 100}`).join(''))
    .join('')

/** A field to sign in by finger, pen or mouse; what is kept are lines of points, no picture. */
export function SignaturePad({ value, change }: { value: Strokes; change: (strokes: Strokes) => void }) {
  const t = useTexts(agreementTexts)
  const field = useRef<SVGSVGElement>(null)
  const [drawing, setDrawing] = useState(false)
  const pointOf = (event: PointerEvent): Point => {
    const box = field.current?.getBoundingClientRect()
    const share = (at: number, from: number, size: number) =>
      Math.round(Math.min(1, Math.max(0, (at - from) / (size || 1))) * 1000) / 1000
    return [
      share(event.clientX, box?.left ?? 0, box?.width ?? 1),
      share(event.clientY, box?.top ?? 0, box?.height ?? 1),
    ]
  }
  const begin = (event: PointerEvent) => {
    event.preventDefault()
    setDrawing(true)
    change([...value, [pointOf(event)]])
  }
  const go = (event: PointerEvent) => {
    if (!drawing) return
    const last = value.at(-1) ?? []
    if (last.length >= 2000) return
    change([...value.slice(0, -1), [...last, pointOf(event)]])
  }
  const end = () => setDrawing(false)
  return (
    <div>
      <svg
        ref={field}
        className={css.pad}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t.pad}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerLeave={end}
      >
        <path d={pathOf(value)} fill="none" stroke="#111" strokeWidth={2} vectorEffect="non-scaling-stroke" />
      </svg>
      {value.length > 0 && <Button onClick={() => change([])}>{t.clear}</Button>}
    </div>
  )
}

/** A signature as it was drawn. */
export function SignatureImage({ strokes, label }: { strokes: Strokes; label: string }) {
  return (
    <svg
      className={css.signature}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path
        d={pathOf(strokes)}
        fill="none"
        stroke="#111"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
