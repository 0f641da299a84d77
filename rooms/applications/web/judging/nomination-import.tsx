import { useState } from 'react'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { ListImport } from '../../../../platform/web/list-import.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { useToast } from '../../../../platform/web/toast.tsx'
import { judgingApi, type Nomination } from './queries.ts'
import { roundTexts } from './round-texts.ts'

type Preview = readonly {
  readonly row: number
  readonly name: string
  readonly affiliations: readonly { readonly organisation: string; readonly post: string | null }[]
}[]

/** Puts a list forward: a look first, with the rows as they will stand, then the rows that are right as one batch. */
export function NominationImport({ nomination }: { nomination: Nomination }) {
  const t = useTexts(roundTexts)
  const tell = useToast()
  const [preview, setPreview] = useState<Preview>([])
  const params = { round: nomination.round.id }
  return (
    <Stack>
      <ListImport
        more={{}}
        fields={() => null}
        template={() => judgingApi.file('/api/applications/rounds/:round/nominations/template', { params })}
        send={async (file, _, apply, id, idFor) => {
          const answer = await judgingApi.post('/api/applications/rounds/:round/nominations/import', {
            params,
            file,
            body: { id, batch: idFor('batch'), apply: apply ? 'true' : 'false' },
          })
          setPreview(answer.preview)
          return answer
        }}
        renews={[['applications'], ['duties']]}
        done={({ ready }) => {
          setPreview([])
          tell(fill(t.sent, { count: ready }))
        }}
      />
      {preview.length > 0 && (
        <Section title={t.previewTitle} flush>
          <DataTable
            label={t.previewTitle}
            list={listOf(preview)}
            rowKey={(one) => String(one.row)}
            columns={[
              { key: 'name', title: t.roundTitle, onCard: 'title', cell: (one) => one.name },
              {
                key: 'bodies',
                title: t.bodies,
                prose: true,
                cell: (one) =>
                  one.affiliations
                    .map(({ organisation, post }) => (post ? `${organisation} ${post}` : organisation))
                    .join(' · ') || '—',
              },
            ]}
          />
        </Section>
      )}
    </Stack>
  )
}
