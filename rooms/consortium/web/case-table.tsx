import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { remember } from '../../../platform/web/memory.ts'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type CaseState, caseMethods, caseStates } from '../domain/case-collection.ts'
import { type CaseValues, caseDraft } from './case-form.tsx'
import { forumTexts } from './forum-texts.ts'
import { type CaseLine, caseList, consortiumApi } from './queries.ts'

export function useAskedCases() {
  const [typed, setTyped] = useRemembered('consortium.cases.search', '')
  const [state, setState] = useRemembered<CaseState | null>('consortium.cases.state', null)
  const search = useSettled(typed.trim(), 250)
  const question = { ...(search ? { search } : {}), ...(state ? { state } : {}) }
  return { question, typed, setTyped, state, setState }
}

const tones = { submitted: 'warning', accepted: 'good', returned: 'plain' } as const

/** The collection of de-identified cases; whoever decides accepts or returns what was handed in. */
export function CaseTable({ asked }: { asked: ReturnType<typeof useAskedCases> }) {
  const t = useTexts(forumTexts)
  const say = useSay()
  const show = useFormat()
  const states = useOptions(caseStates)
  const deciding = useDecision()
  const go = useGo()
  const again = (row: CaseLine) => {
    const { forum, title, method, abstract } = row
    const values: CaseValues = {
      forum,
      title,
      method,
      abstract,
      caseNumber: row.caseNumber ?? '',
      confirmed: '',
    }
    remember(caseDraft, values)
    go('/forum-cases/new')
  }
  return (
    <>
      <FailureNotice failure={deciding.failure} />
      <DataTable<CaseLine>
        label={t.cases}
        list={useList(caseList(asked.question))}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noCases} hint={t.noCasesHint} />}
        above={
          <Row>
            <SearchBox label={t.search} value={asked.typed} change={asked.setTyped} />
            <SelectLine
              label={t.state}
              blank={t.allStates}
              value={asked.state}
              change={asked.setState}
              options={states}
            />
          </Row>
        }
        columns={[
          { key: 'title', title: t.caseTitle, onCard: 'title', cell: (row) => row.title },
          { key: 'method', title: t.method, cell: (row) => say(caseMethods[row.method]) },
          { key: 'from', title: t.from, cell: (row) => row.place },
          { key: 'abstract', title: t.abstract, prose: true, cell: (row) => row.abstract },
          { key: 'number', title: t.caseNumber, cell: (row) => row.caseNumber ?? '—' },
          {
            key: 'state',
            title: t.state,
            cell: (row) => (
              <>
                <Tag tone={tones[row.state]}>{say(caseStates[row.state])}</Tag>
                {row.decisionReason && <span className="soft"> {row.decisionReason}</span>}
                {row.confirmed && <div className="soft">{fill(t.confirmedBy, { text: row.confirmed })}</div>}
              </>
            ),
          },
          {
            key: 'by',
            title: t.submit,
            extra: true,
            cell: (row) => fill(t.by, { name: row.submittedBy, day: show.day(row.submittedOn) }),
          },
          {
            key: 'decide',
            title: t.accept,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              row.state === 'returned' && row.mine ? (
                <Button size="small" onClick={() => again(row)}>
                  {t.again}
                </Button>
              ) : (
                row.mayDecide && (
                  <Row>
                    <Button size="small" onClick={() => void deciding.accept(row)}>
                      {t.accept}
                    </Button>
                    <Button size="small" onClick={() => void deciding.giveBack(row)}>
                      {t.return}
                    </Button>
                  </Row>
                )
              ),
          },
        ]}
      />
    </>
  )
}

function useDecision() {
  const t = useTexts(forumTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: ({ row, accept, reason }: { row: CaseLine; accept: boolean; reason: string | null }, id) =>
      consortiumApi.post('/api/forum-cases/:case/decision', {
        params: { case: row.id },
        body: { id, version: row.version, accept, reason },
      }),
    renews: [['consortium']],
    done: ({ state }) => tell(state === 'accepted' ? t.accepted : t.returned),
  })
  return {
    failure: command.failure,
    accept: async (row: CaseLine) => {
      const yes = await confirm({ title: t.acceptTitle, body: t.acceptHint, action: t.accept })
      if (yes) await command.run({ row, accept: true, reason: null })
    },
    giveBack: async (row: CaseLine) => {
      const yes = await confirm({ title: t.returnTitle, action: t.return, reason: 'required' })
      if (yes) await command.run({ row, accept: false, reason: yes.reason.slice(0, 200) })
    },
  }
}
