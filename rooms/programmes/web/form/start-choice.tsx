import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { programmesQuery } from '../queries.ts'
import { programmesTexts } from '../texts.ts'
import { formTexts } from './form-texts.ts'

const kinds = ['benefit', 'selection', 'filing', 'call', 'plan'] as const
type From = 'template' | 'programme' | 'empty'
export type Start = Readonly<Record<'from' | 'template' | 'empty', string | null>>

/** Where a new draft starts: a template of its kind, a copy of a programme in force, or nothing. */
export function StartChoice({ begin }: { begin: (start: Start) => void }) {
  const t = useTexts(formTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  const id = useId()
  const [from, setFrom] = useState<From>('template')
  const [kind, setKind] = useState<(typeof kinds)[number]>('benefit')
  const [code, setCode] = useState<string | null>(null)
  const { data } = useQuery(programmesQuery('staff', undefined))
  const field = { problems: [], required: true, marked: false } as const
  return (
    <Section>
      <Stack>
        <ChoiceField
          {...field}
          id={`${id}from`}
          label={t.startFrom}
          hint={t.startHint}
          value={from as From | null}
          change={(value) => value && setFrom(value)}
          options={[
            { value: 'template', label: t.fromTemplate },
            { value: 'programme', label: t.fromProgramme },
            { value: 'empty', label: t.fromEmpty },
          ]}
        />
        {from === 'template' && (
          <ChoiceField
            {...field}
            id={`${id}kind`}
            label={of.kind}
            value={kind as (typeof kinds)[number] | null}
            change={(value) => value && setKind(value)}
            options={kinds.map((value) => ({ value, label: of[value] }))}
          />
        )}
        {from === 'programme' && (
          <SelectField
            {...field}
            id={`${id}code`}
            label={of.title}
            value={code}
            change={setCode}
            options={(data?.items ?? []).map((line) => ({ value: line.code, label: say(line.title) }))}
          />
        )}
        <Row>
          <Button
            type="primary"
            disabled={from === 'programme' && code === null}
            onClick={() =>
              begin({
                from: from === 'programme' ? code : null,
                template: from === 'template' ? kind : null,
                empty: from === 'empty' ? 'yes' : null,
              })
            }
          >
            {t.begin}
          </Button>
        </Row>
      </Stack>
    </Section>
  )
}
