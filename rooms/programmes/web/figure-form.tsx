import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import type { Language } from '../../../platform/web/language-choice.ts'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { draftTexts } from './draft-texts.ts'
import { programmesApi } from './queries.ts'

/** A new value of a figure from a day on, with its source: put into the text, what was before stays. */
export function FigureForm({ text, put }: { text: string; put: (text: string) => void }) {
  const t = useTexts(draftTexts)
  const { language } = useLanguage()
  const id = useId()
  const [figure, setFigure] = useState<string | null>(null)
  const [value, setValue] = useState('')
  const [from, setFrom] = useState<Day | null>(null)
  const [source, setSource] = useState('')
  const command = useCommand({
    send: (written: { parameter: string; value: string; from: Day; source: string }) =>
      programmesApi.post('/api/programme-figures', { body: { text, ...written } }),
    done: (answer) => {
      put(answer.text)
      setValue('')
      setSource('')
    },
  })
  const field = { problems: [], required: true, marked: false } as const
  const ready = figure !== null && value.trim() !== '' && from !== null && source.trim() !== ''
  return (
    <Stack>
      <FieldRow>
        <SelectField
          {...field}
          id={`${id}figure`}
          label={t.figure}
          value={figure}
          change={setFigure}
          options={figuresIn(text).map((name) => ({ value: name, label: figureTitle(text, name, language) }))}
        />
        <TextField {...field} id={`${id}value`} label={t.newValue} value={value} change={setValue} />
        <DayField {...field} id={`${id}from`} label={t.newFrom} lean="future" value={from} change={setFrom} />
        <TextField {...field} id={`${id}source`} label={t.newSource} value={source} change={setSource} />
      </FieldRow>
      <Row>
        <Button
          disabled={!ready}
          loading={command.sending}
          onClick={() => {
            if (figure !== null && from !== null)
              void command.run({ parameter: figure, value: value.trim(), from, source: source.trim() })
          }}
        >
          {t.putIn}
        </Button>
      </Row>
      <FailureNotice failure={command.failure} />
    </Stack>
  )
}

/** The names under `parameters:`, read by their two spaces: the server reads the file, here only a list is offered. */
export function figuresIn(text: string): string[] {
  const part = /^parameters:\n((?: .*\n|\n|#.*\n)*)/m.exec(`${text}\n`)?.[1] ?? ''
  return [...part.matchAll(/^ {2}([a-z][a-z0-9_]*):/gm)].flatMap((match) => (match[1] ? [match[1]] : []))
}

/** What the file calls a figure, where its title stands in one line, of its own or with the rest; otherwise its name. */
export function figureTitle(text: string, name: string, language: Language): string {
  const title = new RegExp(`^  ${name}:(?:\\n    | \\{ )title: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return new RegExp(`\\b${language}: '([^']+)'`).exec(title)?.[1] ?? name
}
