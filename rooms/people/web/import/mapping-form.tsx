import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { kitTexts } from '../../../../platform/web/texts.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { type Draft, type DraftSheet, draftOf, mappingOf, namesNobody } from './mapping-draft.ts'
import { MappingSheet } from './mapping-sheet.tsx'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'
import { UnknownWords } from './unknown-words.tsx'

/** The second step: what each column is taken for, put right where the guess is wrong, then checked again. */
export function MappingForm(props: {
  asked: ImportDetail
  done: () => void
  back?: (() => void) | undefined
}) {
  const { asked, done, back } = props
  const t = useTexts(importTexts)
  const kit = useTexts(kitTexts)
  const [draft, setDraft] = useState<Draft>(() => draftOf(asked))
  const remap = useCommand({
    send: (mapping: ReturnType<typeof mappingOf>, id) =>
      peopleApi.put('/api/people/imports/:id/mapping', {
        params: { id: asked.id },
        body: { id, ...mapping },
      }),
    renews: [['people', 'import', asked.id]],
    done,
  })
  const change = (sheet: DraftSheet) =>
    setDraft({
      ...draft,
      sheets: draft.sheets.map((one) => (one.sheet === sheet.sheet ? sheet : one)),
    })
  const incomplete = draft.sheets.some(namesNobody) || !draft.sheets.some(({ taken }) => taken)
  return (
    <Stack>
      {asked.sheets.every(({ taken }) => !taken) && (
        <Notice tone="warning" loud>
          {t.noLedger}
        </Notice>
      )}
      {asked.sheets.map((sheet, index) => {
        const own = draft.sheets[index]
        return own && <MappingSheet key={sheet.sheet} sheet={sheet} draft={own} change={change} />
      })}
      {Object.keys(draft.words).length > 0 && (
        <UnknownWords words={draft.words} change={(words) => setDraft({ ...draft, words })} />
      )}
      <Section>
        <FailureNotice failure={remap.failure} />
        <Row>
          <Button
            type="primary"
            disabled={incomplete}
            loading={remap.sending}
            onClick={() => void remap.run(mappingOf(draft))}
          >
            {t.checkAgain}
          </Button>
          {back && <Button onClick={back}>{kit.cancel}</Button>}
        </Row>
      </Section>
    </Stack>
  )
}
