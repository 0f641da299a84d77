import { type Ref, useImperativeHandle, useRef } from 'react'
import css from './form.module.css'

/** What others may do with the editor: show a line, chosen and in sight. */
export type TextEditorHandle = { showLine(line: number): void }

const lineHeight = 20.8

/** The file as text, with its lines numbered; long lines scroll, so that a number is a line. */
export function TextEditor(props: {
  id: string
  value: string
  change: (text: string) => void
  handle: Ref<TextEditorHandle>
}) {
  const { id, value, change, handle } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  useImperativeHandle(handle, () => ({
    showLine(line) {
      const element = area.current
      if (!element) return
      const lines = element.value.split('\n')
      const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
      element.focus()
      element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
      element.scrollTop = Math.max(0, (line - 4) * lineHeight)
      element.scrollLeft = 0
    },
  }))
  const count = value.split('\n').length
  return (
    <div className={css.editor}>
      <div className={css.gutter} ref={gutter} aria-hidden>
        {Array.from({ length: count }, (_, i) => `${i + 1}\n`).join('')}
      </div>
      <textarea
        id={id}
        ref={area}
        className={css.text}
        spellCheck={false}
        autoCapitalize="off"
        value={value}
        onChange={(event) => change(event.target.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}
