import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { DoneIcon, InfoIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import {
  backward,
  filedIn,
  type Phase,
  phaseTerms,
  type RecordKind,
  type Requirement,
  recordTerms,
  requirementTerms,
} from '../../domain/phases.ts'
import { renewedByCases } from '../queries.ts'
import css from './file.module.css'
import { type CaseFileAnswer, caseFileApi } from './queries.ts'
import { fileTexts } from './texts.ts'

/** Which form mends what is missing; a signature is the supervisor's. */
const mends: Record<Requirement, RecordKind | null> = {
  'intake-form': 'intake',
  consent: 'intake',
  acceptance: 'intake',
  'intake-signature': null,
  'assessment-form': 'assessment',
  'plan-form': 'plan',
  'plan-bodies': 'plan',
  agreement: 'agreement',
  contacts: 'process',
  'goal-progress': 'progress',
  'evaluation-form': 'evaluation',
  'evaluation-goals': 'evaluation',
  'evaluation-signature': null,
  'closing-form': 'closing',
  acknowledgement: 'closing',
  'transfer-letter': 'closing',
  'closing-signature': null,
}

/** What is missing with the form that mends it, and the way on once nothing is. */
export function NextSteps({ file, closeCase }: { file: CaseFileAnswer; closeCase: () => void }) {
  const t = useTexts(fileTexts)
  const say = useSay()
  const go = useGo()
  const entering = useEntering(file)
  const { missing, next, phase, abilities } = file
  if (!phase || !abilities.enter) return null
  const isLast = next === null
  const fillIn = (kind: RecordKind) => go(`/cases/${file.id}/records/new`, { kind })
  return (
    <Section title={missing.length === 0 ? t.complete : isLast ? t.missingForClosing : t.missing}>
      <FailureNotice failure={entering.failure} />
      {missing.length > 0 && (
        <ul className={css.missing}>
          {missing.map((code) => {
            const kind = mends[code]
            return (
              <li key={code} className={css.missingItem}>
                <span className={css.missingWords}>
                  <InfoIcon aria-hidden /> {say(requirementTerms[code])}
                </span>
                {kind ? (
                  <Button
                    type={code === missing[0] ? 'primary' : 'default'}
                    aria-label={`${t.fillIn} ${say(recordTerms[kind])}`}
                    onClick={() => fillIn(kind)}
                  >
                    {t.fillIn}
                  </Button>
                ) : (
                  <span className="soft">{t.waitForSupervisor}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <div style={{ marginTop: missing.length > 0 ? 16 : 0 }}>
        <Row>
          {missing.length === 0 && next && (
            <Button
              type="primary"
              icon={<DoneIcon aria-hidden />}
              loading={entering.sending}
              onClick={() => void entering.goOn(next)}
            >
              {fill(t.goOn, { phase: say(phaseTerms[next]) })}
            </Button>
          )}
          {missing.length === 0 && isLast && (
            <Button type="primary" icon={<DoneIcon aria-hidden />} onClick={closeCase}>
              {t.closeNow}
            </Button>
          )}
          {backward[phase] && <Button onClick={() => void entering.goBack()}>{t.goBack}</Button>}
          {!isLast && file.records.some(({ kind }) => kind === 'intake') && (
            <Button onClick={() => void entering.endEarly()}>{t.endEarly}</Button>
          )}
        </Row>
      </div>
    </Section>
  )
}

function useEntering(file: CaseFileAnswer) {
  const t = useTexts(fileTexts)
  const say = useSay()
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: (step: { to: Phase; early: boolean; reason?: string }, id) =>
      caseFileApi.post('/api/cases/:id/phase', {
        params: { id: file.id },
        body: { id, version: file.version, ...step },
      }),
    renews: [...renewedByCases],
    done: ({ phase }) => tell(fill(t.goOnDone, { phase: say(phaseTerms[phase]) })),
  })
  const withReason = async (title: string, body: string, step: { to: Phase; early: boolean }) => {
    const yes = await confirm({ title, body, action: title, reason: 'required' })
    if (yes) await command.run({ ...step, reason: yes.reason })
  }
  return {
    sending: command.sending,
    failure: command.failure,
    goOn: (to: Phase) => command.run({ to, early: false }),
    goBack: () => withReason(t.goBack, t.goBackHint, { to: 'assessment', early: false }),
    endEarly: () => withReason(t.endEarly, t.endEarlyHint, { to: 'closing', early: true }),
  }
}

/** Which records may be added now, beside those that are missing. */
export const addable = (file: CaseFileAnswer, isClosed: boolean): readonly RecordKind[] => {
  if (!file.phase || !file.abilities.record) return []
  if (isClosed) return ['follow-up']
  const { phase } = file
  return (Object.keys(filedIn) as (keyof typeof filedIn)[]).filter((kind) => filedIn[kind].includes(phase))
}
