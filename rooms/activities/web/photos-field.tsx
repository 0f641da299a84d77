import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { type Failure, failureOf } from '../../../platform/web/failure.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { kitTexts } from '../../../platform/web/texts.ts'
import { activitiesApi } from './queries.ts'
import { activitiesTexts } from './texts.ts'
import type { PhotoValue } from './visit-values.ts'

/** Photos, each sent as soon as it is chosen and stated to be blurred or not (2.8); a visit names the sent ones. */
export function PhotosField(props: {
  station: string | null
  value: readonly PhotoValue[]
  change: (value: readonly PhotoValue[]) => void
}) {
  const { station, value, change } = props
  const t = useTexts(activitiesTexts)
  const kit = useTexts(kitTexts)
  const id = useId()
  // Named as it is chosen: tried again after a lost answer, the picture is the same one.
  const [chosen, choose] = useState<{ readonly file: File; readonly id: Id } | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (facesBlurred: boolean) => {
    if (!chosen || !station) return
    setFailure(null)
    setShare(0)
    try {
      const sent = await activitiesApi.post('/api/files', {
        file: chosen.file,
        progress: setShare,
        body: { id: chosen.id, station },
      })
      change([...value, { file: sent.id, facesBlurred }])
      choose(null)
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
    setShare(null)
  }
  const field = { problems: [], required: false, marked: false }
  return (
    <div>
      {value.map((photo, at) => (
        <p key={photo.file}>
          {fill(t.photo, { at: at + 1 })} · {photo.facesBlurred ? t.blurredYes : t.blurredNo}{' '}
          <Button size="small" onClick={() => change(value.filter((one) => one !== photo))}>
            {kit.remove}
          </Button>
        </p>
      ))}
      {value.length < 9 && station && (
        <FileField
          {...field}
          id={`${id}-file`}
          label={t.addPhoto}
          accept="image/jpeg,image/png,image/webp"
          value={chosen?.file ?? null}
          change={(file) => choose(file && { file, id: newId() })}
        />
      )}
      {chosen && share === null && (
        <ChoiceField
          {...field}
          id={`${id}-blurred`}
          label={t.blurred}
          value={null}
          options={[
            { value: 'yes', label: t.blurredYes },
            { value: 'no', label: t.blurredNo },
          ]}
          change={(answer) => void send(answer === 'yes')}
        />
      )}
      {share !== null && <ProgressBar share={share} label={t.uploading} />}
      <FailureNotice failure={failure} />
    </div>
  )
}
