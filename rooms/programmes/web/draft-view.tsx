import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { sourceWords } from '../domain/source-words.ts'
import { DraftState } from './draft-list.tsx'
import { draftTexts } from './draft-texts.ts'
import { ProgrammeParts } from './programme-file.tsx'
import css from './programmes.module.css'
import { type DraftAnswer, programmesApi, renewed } from './queries.ts'
import { programmesTexts } from './texts.ts'

/** Who wrote a draft and what became of it, and the act that is next: submit, approve or refuse. */
export function DraftHead({ draft: { line, check } }: { draft: DraftAnswer }) {
  const t = useTexts(draftTexts)
  const show = useFormat()
  return (
    <Stack>
      <Section>
        <Facts
          items={[
            [t.state, <DraftState key="state" state={line.state} />],
            [t.place, line.place],
            [t.writtenBy, line.writtenBy],
            [t.writtenAt, show.instant(line.writtenAt)],
            line.decidedBy === null ? null : [t.decidedBy, line.decidedBy],
            line.from === null ? null : [t.from, show.day(line.from)],
            line.note === null ? null : [t.note, line.note],
          ]}
        />
      </Section>
      {line.abilities.submit && check.valid && <Submit line={line} />}
      {line.abilities.decide && <Decide line={line} />}
      {line.state === 'submitted' && !line.abilities.decide && <Notice>{t.waiting}</Notice>}
    </Stack>
  )
}

/** What the draft says, for whoever decides on it: in words, and the file as it was written. */
export function DraftContent({ draft: { text, definition } }: { draft: DraftAnswer }) {
  const t = useTexts(draftTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Stack>
      {definition && (
        <>
          <Section title={t.content}>
            <Stack>
              <p>{say(definition.summary)}</p>
              <Facts
                items={[
                  [of.kind, of[definition.kind]],
                  [of.forWhom, of[definition.for]],
                  [of.owner, say(definition.owner)],
                  [of.law, sourceWords(definition.law)],
                  [of.inForce, show.day(definition.in_force.from)],
                ]}
              />
            </Stack>
          </Section>
          <ProgrammeParts definition={definition} />
        </>
      )}
      <Section>
        <details>
          <summary>{t.text}</summary>
          <pre className={css.file}>{text}</pre>
        </details>
      </Section>
    </Stack>
  )
}

function Submit({ line }: { line: DraftAnswer['line'] }) {
  const t = useTexts(draftTexts)
  const tell = useToast()
  const command = useCommand({
    send: (_: null, id) =>
      programmesApi.post('/api/programme-drafts/:draft/submission', {
        params: { draft: line.id },
        body: { id, version: line.version },
      }),
    renews: renewed,
    done: () => tell(t.submittedDone),
  })
  return (
    <Section>
      <Row>
        <Button type="primary" loading={command.sending} onClick={() => void command.run(null)}>
          {t.submit}
        </Button>
      </Row>
      <FailureNotice failure={command.failure} />
    </Section>
  )
}

function Decide({ line }: { line: DraftAnswer['line'] }) {
  const t = useTexts(draftTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const id = useId()
  const [from, setFrom] = useState<Day | null>(today())
  const asked = { params: { draft: line.id } }
  const approve = useCommand({
    send: (day: Day, command) =>
      programmesApi.post('/api/programme-drafts/:draft/approval', {
        ...asked,
        body: { id: command, version: line.version, from: day },
      }),
    renews: renewed,
    done: () => tell(t.approvedDone),
  })
  const refuse = useCommand({
    send: (note: string, command) =>
      programmesApi.post('/api/programme-drafts/:draft/refusal', {
        ...asked,
        body: { id: command, version: line.version, note },
      }),
    renews: renewed,
    done: () => tell(t.refusedDone),
  })
  const ask = async () => {
    const yes = await confirm({ title: t.refuseTitle, action: t.refuse, danger: true, reason: 'required' })
    if (yes) void refuse.run(yes.reason)
  }
  return (
    <Section title={t.approve} hint={t.approveHint}>
      <Stack>
        <DayField
          id={id}
          label={t.from}
          lean="future"
          earliest={today()}
          value={from}
          change={setFrom}
          problems={[]}
          required
          marked={false}
        />
        <Row>
          <Button
            type="primary"
            disabled={from === null}
            loading={approve.sending}
            onClick={() => from !== null && void approve.run(from)}
          >
            {t.approve}
          </Button>
          <Button danger loading={refuse.sending} onClick={() => void ask()}>
            {t.refuse}
          </Button>
        </Row>
        <FailureNotice failure={approve.failure ?? refuse.failure} />
      </Stack>
    </Section>
  )
}
