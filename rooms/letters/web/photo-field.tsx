import { Button } from 'antd'
import { useId, useState } from 'react'
import { type Failure, failureOf } from '../../../platform/web/failure.ts'
import { fill } from '../../../platform/web/fill.ts'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { lettersApi } from './queries.ts'
import { lettersTexts } from './texts.ts'

/** Photos of a paper letter, each sent as soon as it is taken; the letter names the sent ones. */
export function LetterPhotoField(props: {
  box: string | null
  value: readonly string[]
  change: (value: readonly string[]) => void
}) {
  const { box, value, change } = props
  const t = useTexts(lettersTexts)
  const id = useId()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (file: File | null) => {
    if (!file || !box) return
    setFailure(null)
    setShare(0)
    try {
      const sent = await lettersApi.post('/api/letters/photos', {
        file,
        progress: setShare,
        body: { id: newId(), box },
      })
      change([...value, sent.id])
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
    setShare(null)
  }
  return (
    <div>
      {value.map((photo, at) => (
        <p key={photo}>
          {fill(t.photo, { at: at + 1 })}{' '}
          <Button
            size="small"
            aria-label={`${t.remove} ${fill(t.photo, { at: at + 1 })}`}
            onClick={() => change(value.filter((one) => one !== photo))}
          >
            {t.remove}
          </Button>
        </p>
      ))}
      {value.length < 9 && box && (
        <FileField
          id={`${id}-file`}
          label={t.addPhoto}
          problems={[]}
          required={false}
          marked={false}
          camera
          accept="image/jpeg,image/png,image/webp"
          value={null}
          change={(file) => void send(file)}
        />
      )}
      {share !== null && <ProgressBar share={share} label={t.photos} />}
      <FailureNotice failure={failure} />
    </div>
  )
}
