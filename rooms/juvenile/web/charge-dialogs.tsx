import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PlainDialog } from './plain-dialog.tsx'
import { type JuvenileFile, juvenileApi, workersQuery } from './queries.ts'
import { juvenileTexts } from './texts.ts'

export type DialogProps = { readonly one: JuvenileFile; readonly close: () => void }

/** Accepts a referral and charges two with it. */
export function AssignDialog({ one, close }: DialogProps) {
  const t = useTexts(juvenileTexts)
  const { data } = useQuery(workersQuery)
  const workers = (data?.items ?? []).map(({ account, name }) => ({ value: account, label: name }))
  return (
    <PlainDialog
      title={one.stage === 'referred' ? t.assign : t.reassign}
      hint={t.assignHint}
      submit={one.stage === 'referred' ? t.assign : t.reassign}
      told={t.assigned}
      labels={{ investigators: t.investigators }}
      initial={{ investigators: [] as readonly string[] }}
      required={['investigators']}
      send={({ investigators }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/investigators', {
          params: { id: one.id },
          body: { id, version: one.version, investigators: [...investigators] },
        })
      }
      close={close}
    >
      {(form) => <ChoicesField label={t.investigators} options={workers} {...form.field('investigators')} />}
    </PlainDialog>
  )
}

export function DeclareDialog({ one, close, withdrew }: DialogProps & { readonly withdrew: () => void }) {
  const t = useTexts(juvenileTexts)
  const answers = (no: string, yes: string) => [
    { value: 'no' as const, label: no },
    { value: 'yes' as const, label: yes },
  ]
  return (
    <PlainDialog
      title={t.declare}
      hint={t.declareHint}
      submit={t.declare}
      told={({ related }) => (related === 'yes' ? t.withdrew : t.saved)}
      labels={{ related: t.related, sameCommunity: t.sameCommunity, statement: t.statement }}
      initial={{
        related: null as 'yes' | 'no' | null,
        sameCommunity: null as 'yes' | 'no' | null,
        statement: '',
      }}
      required={['related', 'sameCommunity']}
      send={({ related, sameCommunity, statement }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/declaration', {
          params: { id: one.id },
          body: {
            id,
            version: one.version,
            related: related === 'yes',
            sameCommunity: sameCommunity === 'yes',
            ...(statement.trim() ? { statement: statement.trim() } : {}),
          },
        })
      }
      close={close}
      // Who withdraws does not see the file any more, so that there is no page to come back to.
      done={({ related }) => (related === 'yes' ? withdrew() : close())}
    >
      {(form) => (
        <>
          <ChoiceField label={t.related} options={answers(t.no, t.yes)} {...form.field('related')} />
          {form.values.related === 'yes' && <p>{t.withdrawHint}</p>}
          <ChoiceField
            label={t.sameCommunity}
            options={answers(t.notSame, t.isSame)}
            {...form.field('sameCommunity')}
          />
          {form.values.sameCommunity === 'yes' && form.values.related !== 'yes' && (
            <LongTextField label={t.statement} maxLength={500} rows={2} {...form.field('statement')} />
          )}
        </>
      )}
    </PlainDialog>
  )
}

export function SealDialog({ one, close, sealed }: DialogProps & { readonly sealed: () => void }) {
  const t = useTexts(juvenileTexts)
  const queries = useQueryClient()
  // Nothing that was read before stays in memory: a list would show the minor once more until it has its new rows (2.11).
  const forget = () => {
    queries.removeQueries({ queryKey: ['juvenile'] })
    queries.removeQueries({ type: 'inactive' })
  }
  return (
    <PlainDialog
      title={t.sealTitle}
      hint={t.sealHint}
      submit={t.seal}
      told={t.sealedDone}
      danger
      labels={{ notice: t.notice }}
      initial={{ notice: '' }}
      required={['notice']}
      send={({ notice }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/sealing', {
          params: { id: one.id },
          body: { id, version: one.version, notice: notice.trim() },
        })
      }
      close={close}
      done={() => {
        forget()
        sealed()
      }}
    >
      {(form) => <TextField label={t.notice} maxLength={60} {...form.field('notice')} />}
    </PlainDialog>
  )
}
