import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { formatBytes } from '../format.ts'
import { FileIcon, UploadIcon } from '../icons.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './file.module.css'

/** One file, dropped or chosen. `accept` only helps choosing; the server looks at what is really inside. */
export function FileField(props: FieldProps<File | null> & { accept: string; camera?: boolean | undefined }) {
  const { value, change } = props
  const t = useTexts(kitTexts)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) change(file)
  }
  return (
    <Field {...props}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the input's own */}
      <div
        className={`${css.place} ${over ? css.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {value ? (
          <span className={css.file}>
            <FileIcon aria-hidden /> {value.name} <span className="soft">{formatBytes(value.size)}</span>
          </span>
        ) : (
          <span className={css.words}>
            <UploadIcon aria-hidden /> <span className={css.drop}>{t.dropFile}</span>
          </span>
        )}
        <Button aria-hidden tabIndex={-1} onClick={() => input.current?.click()}>
          {value ? t.anotherFile : t.chooseFile}
        </Button>
        <input
          ref={input}
          id={props.id}
          type="file"
          className="only-read-aloud"
          accept={props.accept}
          {...(props.camera ? { capture: 'environment' as const } : {})}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) change(file)
            // Cleared, so that the same file can be chosen again after it was corrected.
            event.target.value = ''
          }}
          {...describedBy(props)}
        />
      </div>
    </Field>
  )
}
