import { useState } from 'react'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { FactQuestion } from '../../../programmes/web/index.ts'
import { applicationsApi, type FullApplication, programmeIn, renewed } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** The body answers a fact that no record tells, or an open question of the text, for this case, and says why. */
export function EstablishDrawer({ full, close }: { full: FullApplication; close: () => void }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const tell = useToast()
  const programme = programmeIn(full)
  const [name, setName] = useState<string | null>(
    full.decision.ask[0] ?? (full.answerable.length === 1 ? (full.answerable[0] ?? null) : null),
  )
  const [reason, setReason] = useState('')
  const command = useCommand({
    send: (value: string | number | readonly string[], id) =>
      applicationsApi.post('/api/applications/:id/answers', {
        params: { id: full.line.id },
        body: {
          id,
          version: full.version,
          reason: reason.trim(),
          facts: { [name ?? '']: typeof value === 'object' ? [...value] : value },
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.established)
      close()
    },
  })
  const questions = [...Object.entries(programme.facts), ...Object.entries(programme.switches)].filter(
    ([one]) => full.answerable.includes(one),
  )
  const field = { problems: [], required: true, marked: false } as const
  return (
    <Drawer title={t.establish} close={close}>
      <Stack>
        <p className="soft">{t.establishHint}</p>
        <FailureNotice failure={command.failure} />
        <LongTextField
          {...field}
          id="establish-reason"
          label={t.why}
          rows={2}
          maxLength={500}
          value={reason}
          change={setReason}
        />
        <SelectField
          {...field}
          id="establish-fact"
          label={t.questions}
          value={name}
          change={setName}
          options={questions.map(([value, { question }]) => ({ value, label: say(question) }))}
        />
        {name !== null && reason.trim() !== '' && (
          <FactQuestion
            key={name}
            programme={programme}
            name={name}
            answer={(value) => void command.run(value)}
          />
        )}
      </Stack>
    </Drawer>
  )
}
