import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { Field, type FieldProps } from '../../../../platform/web/form/field.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './file.module.css'
import { fileTexts } from './texts.ts'

type Strokes = readonly (readonly number[])[]

/** A stroke as a path; points in thousandths of the field. */
const pathOf = (stroke: readonly number[]): string =>
  stroke.reduce((path, at, index) => path + (index === 0 ? 'M' : index % 2 === 0 ? 'L' : ' ') + at, '')

/** What was written, as it was written. */
export function Signature({ strokes, name }: { strokes: Strokes; name: string }) {
  return (
    <svg className={css.signature} viewBox="0 0 1000 310" role="img" aria-label={name}>
      {strokes.map((stroke) => (
        <path key={stroke.join()} d={pathOf(stroke)} className={css.ink} />
      ))}
    </svg>
  )
}

/** No more points than the contract takes; a signature needs a tenth of it. */
const mostNumbers = 3600

/**
 * A field to sign in with a finger, a pen or a mouse. Who uses a keyboard chooses the typed name instead, which the form
 * offers beside it.
 */
export function SignatureField(props: FieldProps<Strokes>) {
  const { value, change } = props
  const t = useTexts(fileTexts)
  const field = useRef<SVGSVGElement>(null)
  const [drawn, setDrawn] = useState<readonly number[] | null>(null)
  const used = value.reduce((sum, stroke) => sum + stroke.length, 0)
  const pointOf = (event: PointerEvent): [number, number] => {
    const box = field.current?.getBoundingClientRect()
    if (!box) return [0, 0]
    const within = (share: number, whole: number) => Math.round(Math.min(Math.max(share, 0), 1) * whole)
    return [
      within((event.clientX - box.left) / box.width, 1000),
      within((event.clientY - box.top) / box.height, 310),
    ]
  }
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    if (used < mostNumbers) setDrawn(pointOf(event))
  }
  const go = (event: PointerEvent) => {
    if (!drawn || used + drawn.length >= mostNumbers) return
    const [x, y] = pointOf(event)
    const [lastX = 0, lastY = 0] = drawn.slice(-2)
    if (Math.abs(x - lastX) + Math.abs(y - lastY) >= 6) setDrawn([...drawn, x, y])
  }
  const end = () => {
    if (drawn) change([...value, drawn.length > 2 ? drawn : [...drawn, ...drawn]])
    setDrawn(null)
  }
  return (
    <Field {...props} group>
      <svg
        ref={field}
        className={css.pad}
        viewBox="0 0 1000 310"
        preserveAspectRatio="none"
        role="img"
        aria-label={value.length > 0 ? t.signedInField : t.emptyField}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {[...value, ...(drawn ? [drawn] : [])].map((stroke) => (
          <path key={stroke.join()} d={pathOf(stroke)} className={css.ink} />
        ))}
      </svg>
      <div style={{ marginTop: 8 }}>
        <Button onClick={() => change([])} disabled={value.length === 0}>
          {t.clearField}
        </Button>
      </div>
    </Field>
  )
}
