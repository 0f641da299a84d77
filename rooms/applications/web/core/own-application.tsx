import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { PrintButton } from '../../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Programme } from '../../../programmes/index.ts'
import { FactQuestion, useAskedInTurn } from '../../../programmes/web/index.ts'
import { EvidencePart } from './evidence-part.tsx'
import { History } from './history.tsx'
import { KnownFacts } from './known-facts.tsx'
import { inOrder, type Means } from './means.ts'
import { PersonPart } from './person-form.tsx'
import { type OwnApplication as Own, programmeIn } from './queries.ts'
import { StageLine, StageNow } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'
import { Reasons, Verdict } from './verdict.tsx'

/** An application as its applicant works on it: who, questions, evidence, sending; then how far it is. */
export function OwnApplication({ means, gone }: { means: Means; gone: () => void }) {
  return <Ordered key={means.key.join(' ')} means={means} gone={gone} />
}

function Ordered({ means: given, gone }: { means: Means; gone: () => void }) {
  const [means] = useState(() => inOrder(given))
  const query = useQuery({ queryKey: means.key, queryFn: ({ signal }) => means.load(signal) })
  return <Loaded query={query}>{(own) => <Parts own={own} means={means} gone={gone} />}</Loaded>
}

function Parts({ own, means, gone }: { own: Own; means: Means; gone: () => void }) {
  const t = useTexts(applicationsTexts)
  const programme = programmeIn(own)
  const { line, decision, history, abilities } = own
  const [begunAsDraft] = useState(own.draft)
  const receipt = useInPlace<HTMLDivElement>(begunAsDraft && !own.draft)
  return (
    <Stack>
      {!own.draft && line.number && (
        <div ref={receipt} tabIndex={-1}>
          <Receipt own={own} programme={programme} />
        </div>
      )}
      {own.draft && <Notice>{t.autosaved}</Notice>}
      {abilities.complete && <Wanted own={own} />}
      <PersonPart own={own} programme={programme} means={means} />
      {abilities.change && <Questions own={own} programme={programme} means={means} />}
      <Section title={t.known}>
        <Stack>
          {own.draft && <Verdict eligible={decision.eligible} amountFen={decision.amountFen} />}
          <Known own={own} programme={programme} means={means} />
        </Stack>
      </Section>
      <EvidencePart own={own} programme={programme} means={means} />
      {own.draft && (
        <Section title={t.reasons}>
          <Reasons programme={programme} reasons={decision.reasons} />
        </Section>
      )}
      {history.length > 0 && (
        <Section title={t.history}>
          <History events={history} />
        </Section>
      )}
      <Acts own={own} means={means} programme={programme} gone={gone} />
    </Stack>
  )
}

/**
 * Where what had the focus has gone, the question that was answered or the button that sent, what came instead takes it: it is
 * read aloud, and the next Tab goes on from there.
 */
function useInPlace<E extends HTMLElement>(came: boolean) {
  const place = useRef<E>(null)
  useEffect(() => {
    if (came && document.activeElement === document.body) place.current?.focus()
  }, [came])
  return place
}

/** The receipt: its number, what was sent and when, where it stands; printable. */
function Receipt({ own, programme }: { own: Own; programme: Programme }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const { line, history } = own
  return (
    <Section title={t.receipt} actions={<PrintButton>{t.print}</PrintButton>}>
      <Stack>
        <Facts
          items={[
            [t.number, line.number],
            [t.programme, say(line.programmeTitle)],
            line.receivedOn ? [t.receivedOn, show.day(line.receivedOn)] : null,
            [t.stage, <StageNow key="now" line={line} />],
          ]}
        />
        <StageLine programme={programme} line={line} history={history} />
      </Stack>
    </Section>
  )
}

/** What the body wrote when it returned the application. */
function Wanted({ own }: { own: Own }) {
  const t = useTexts(applicationsTexts)
  const returned = own.history.findLast(({ kind }) => kind === 'returned')
  if (!returned) return null
  return (
    <Notice tone="warning" title={t.returnBack}>
      {returned.reason}
    </Notice>
  )
}

/** One question at a time, and only what can still change the answer. */
function Questions({ own, programme, means }: { own: Own; programme: Programme; means: Means }) {
  const t = useTexts(applicationsTexts)
  const { next, later, moved } = useAskedInTurn(own.missing.answers)
  const [begun, setBegun] = useState(false)
  const allAnswered = useInPlace<HTMLParagraphElement>(begun && next === undefined)
  const answering = useCommand({
    send: (answer: { name: string; value: string | number | readonly string[] }, id) => {
      const { name, value } = answer
      const sent = typeof value === 'object' ? [...value] : value
      return means.answer({ id, version: own.version }, { [name]: sent })
    },
    renews: means.renews,
  })
  return (
    <Section title={t.questions}>
      <Stack>
        <FailureNotice failure={answering.failure} detailed />
        {next === undefined ? (
          <p ref={allAnswered} tabIndex={-1} className="soft">
            {own.decision.eligible === 'unknown' ? t.bodyFindsOut : t.questionsDone}
          </p>
        ) : (
          <FactQuestion
            key={next}
            programme={programme}
            name={next}
            follows={begun || moved}
            visitor={means.visitor}
            answer={(value) => {
              setBegun(true)
              void answering.run({ name: next, value })
            }}
            later={later}
          />
        )}
      </Stack>
    </Section>
  )
}

function Known({ own, programme, means }: { own: Own; programme: Programme; means: Means }) {
  const changing = useCommand({
    send: (name: string, id) => means.answer({ id, version: own.version }, { [name]: null }),
    renews: means.renews,
  })
  return (
    <>
      <FailureNotice failure={changing.failure} />
      <KnownFacts
        programme={programme}
        facts={own.facts}
        visitor={means.visitor}
        change={own.abilities.change ? (name) => void changing.run(name) : undefined}
      />
    </>
  )
}

/** Sending, completing, withdrawing: what can be done now, with what is still wanted for it. */
function Acts(props: { own: Own; means: Means; programme: Programme; gone: () => void }) {
  const { own, means, programme, gone } = props
  const t = useTexts(applicationsTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const { abilities, version, decision } = own
  const sending = useCommand({
    send: (insist: boolean, id) => means.submit({ id, version }, insist),
    renews: means.renews,
    done: ({ line }) => tell(fill(t.submitted, { number: line.number ?? '' })),
  })
  const leaving = useCommand({
    send: (reason: string, id) => means.withdraw({ id, version }, reason),
    renews: means.renews,
    done: () => {
      tell(abilities.drop ? t.dropped : t.withdrawn)
      if (abilities.drop) gone()
    },
  })
  const carrying = useCommand({
    send: (note: string, id) => means.carryOut({ id, version }, note),
    renews: means.renews,
  })
  const send = async () => {
    const against = decision.eligible === 'no' && programme.kind !== 'filing' && own.draft
    if (against && !(await confirm({ title: t.insistTitle, body: t.insistHint, action: t.insist }))) return
    await sending.run(against)
  }
  const leave = async () => {
    const yes = await confirm(
      abilities.drop
        ? { title: t.dropTitle, action: t.drop, danger: true }
        : {
            title: t.withdrawTitle,
            body: t.withdrawHint,
            action: t.withdraw,
            danger: true,
            reason: 'required',
          },
    )
    if (yes) await leaving.run(yes.reason || t.drop)
  }
  const finish = async () => {
    const yes = await confirm({ title: t.doneTitle, action: t.done, reason: 'required' })
    if (yes) await carrying.run(yes.reason)
  }
  const sends = abilities.submit || abilities.complete
  if (!sends && !abilities.withdraw && !abilities.drop && !abilities.done) return null
  const words = abilities.submit ? t.submit : own.line.number === null ? t.fileReport : t.complete
  return (
    <Section>
      <Stack>
        <FailureNotice failure={sending.failure ?? leaving.failure ?? carrying.failure} />
        {sends && <Missing own={own} programme={programme} />}
        {abilities.submit && <p className="soft">{t.submitHint}</p>}
        <Row end>
          {(abilities.withdraw || abilities.drop) && (
            <Button danger onClick={() => void leave()} loading={leaving.sending}>
              {abilities.drop ? t.drop : t.withdraw}
            </Button>
          )}
          {abilities.done && (
            <Button type="primary" onClick={() => void finish()} loading={carrying.sending}>
              {t.done}
            </Button>
          )}
          {sends && (
            <Button
              type="primary"
              onClick={() => void send()}
              loading={sending.sending}
              disabled={isMissing(own)}
            >
              {words}
            </Button>
          )}
        </Row>
      </Stack>
    </Section>
  )
}

const isMissing = ({ missing }: Own) =>
  missing.answers.length + missing.evidence.length + missing.person.length > 0

function Missing({ own, programme }: { own: Own; programme: Programme }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const { answers, evidence, person } = own.missing
  if (!isMissing(own)) return null
  const fields: Record<string, string> = {
    name: t.name,
    idNumber: t.idNumber,
    workTitle: t.workTitle,
    township: t.township,
  }
  const titles = evidence.map((name) => {
    const wanted = programme.facts[name]?.evidence
    return wanted ? say(wanted) : name
  })
  return (
    <Notice tone="warning" title={t.wanted}>
      <ul>
        {person.length > 0 && (
          <li>{fill(t.wantedPerson, { fields: show.words(person.map((one) => fields[one] ?? one)) })}</li>
        )}
        {answers.length > 0 && <li>{fill(t.wantedAnswers, { count: answers.length })}</li>}
        {titles.length > 0 && <li>{fill(t.wantedEvidence, { titles: show.words(titles) })}</li>}
      </ul>
    </Notice>
  )
}
