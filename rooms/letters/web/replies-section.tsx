import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import css from './letters.module.css'
import { type LetterFile, lettersApi, renewedByLetters } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

type Reply = LetterFile['replies'][number]

/** The replies of a letter and the place to write one. */
export function RepliesSection({ letter }: { letter: LetterFile }) {
  const t = useTexts(lettersTexts)
  const waiting = letter.replies.some(({ state }) => state !== 'published')
  return (
    <Section title={t.replies} hint={t.replyHint}>
      {letter.replies.map((reply) => (
        <ReplyPart key={reply.id} letter={letter} reply={reply} />
      ))}
      {letter.abilities.answer && !waiting && <NewReply letter={letter} />}
    </Section>
  )
}

/** A letter with a sign of danger offers no closing by reply; the server would refuse it as well. */
const mayCloseByReply = (letter: LetterFile): boolean =>
  letter.blocked === null || letter.blocked === 'letter-not-answered'

function NewReply({ letter }: { letter: LetterFile }) {
  const t = useTexts(lettersTexts)
  const tell = useToast()
  const [text, setText] = useState('')
  const send = useCommand({
    send: ({ publish, close }: { publish: boolean; close: boolean }, id, idFor) =>
      lettersApi.post('/api/letters/:id/replies', {
        params: { id: letter.id },
        body: { id, version: letter.version, reply: idFor('reply'), text: text.trim(), publish, close },
      }),
    renews: [...renewedByLetters],
    done: (_, { publish }) => {
      tell(publish ? t.published : t.drafted)
      setText('')
    },
  })
  const empty = text.trim() === ''
  return (
    <Stack>
      <LongTextField
        id="new-reply"
        label={letter.replies.length > 0 ? t.writeReply : t.replyText}
        value={text}
        change={setText}
        problems={[]}
        required={false}
        marked={false}
        maxLength={4000}
        rows={6}
      />
      <FailureNotice failure={send.failure} />
      <Row>
        <Button
          disabled={empty}
          loading={send.sending}
          onClick={() => void send.run({ publish: false, close: false })}
        >
          {t.saveDraft}
        </Button>
        <Button
          type="primary"
          disabled={empty}
          loading={send.sending}
          onClick={() => void send.run({ publish: true, close: false })}
        >
          {t.publish}
        </Button>
        {mayCloseByReply(letter) && (
          <Button
            type="primary"
            disabled={empty}
            loading={send.sending}
            onClick={() => void send.run({ publish: true, close: true })}
          >
            {t.publishClose}
          </Button>
        )}
      </Row>
    </Stack>
  )
}

function ReplyPart({ letter, reply }: { letter: LetterFile; reply: Reply }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const show = useFormat()
  const [editing, setEditing] = useState(false)
  return (
    <article className={css.reply}>
      <div className={css.flag}>
        <Tag tone={reply.state === 'published' ? 'good' : 'accent'}>{words.reply.of(reply.state)}</Tag>
        <span className="soft">
          {reply.publishedOn
            ? fill(t.publishedBy, { day: show.day(reply.publishedOn), name: reply.publishedBy ?? '' })
            : fill(t.draftBy, { name: reply.draftedBy })}
        </span>
      </div>
      {editing ? (
        <EditReply letter={letter} reply={reply} close={() => setEditing(false)} />
      ) : (
        <p className={css.words}>{reply.text}</p>
      )}
      {reply.remark && (
        <p className="soft">{show.labelled(`${t.remark} ${reply.readBy ?? ''}`.trim(), reply.remark)}</p>
      )}
      {!editing && <ReplyActions letter={letter} reply={reply} edit={() => setEditing(true)} />}
    </article>
  )
}

function EditReply({ letter, reply, close }: { letter: LetterFile; reply: Reply; close: () => void }) {
  const t = useTexts(lettersTexts)
  const tell = useToast()
  const [text, setText] = useState(reply.text)
  const save = useCommand({
    send: (_: null, id) =>
      lettersApi.put('/api/letters/:id/replies/:reply', {
        params: { id: letter.id, reply: reply.id },
        body: { id, version: reply.version, text: text.trim() },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.drafted)
      close()
    },
  })
  return (
    <Stack>
      <LongTextField
        id={`reply-${reply.id}`}
        label={t.replyText}
        value={text}
        change={setText}
        problems={[]}
        required={false}
        marked={false}
        maxLength={4000}
        rows={6}
      />
      <FailureNotice failure={save.failure} />
      <Row>
        <Button
          type="primary"
          loading={save.sending}
          disabled={!text.trim()}
          onClick={() => void save.run(null)}
        >
          {t.saveDraft}
        </Button>
      </Row>
    </Stack>
  )
}

function ReplyActions({ letter, reply, edit }: { letter: LetterFile; reply: Reply; edit: () => void }) {
  const t = useTexts(lettersTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const params = { id: letter.id, reply: reply.id }
  const { version } = reply
  const act = useCommand({
    send: (what: { act: 'ask' | 'publish' | 'close' | 'agree' | 'back'; remark?: string }, id) => {
      if (what.act === 'ask')
        return lettersApi.post('/api/letters/:id/replies/:reply/reading-request', {
          params,
          body: { id, version },
        })
      if (what.act === 'publish' || what.act === 'close')
        return lettersApi.post('/api/letters/:id/replies/:reply/publication', {
          params,
          body: { id, version, close: what.act === 'close' },
        })
      return lettersApi.post('/api/letters/:id/replies/:reply/reading', {
        params,
        body: { id, version, agrees: what.act === 'agree', ...(what.remark ? { remark: what.remark } : {}) },
      })
    },
    renews: [...renewedByLetters],
    done: () => tell(t.done),
  })
  const read = async (agrees: boolean) => {
    const title = agrees ? t.agree : t.sendBack
    const yes = await confirm({ title, action: title, reason: agrees ? 'optional' : 'required' })
    if (yes) await act.run({ act: agrees ? 'agree' : 'back', remark: yes.reason })
  }
  const { change, read: mayRead, publish } = reply.abilities
  if (!change && !mayRead && !publish) return null
  return (
    <>
      <FailureNotice failure={act.failure} />
      <Row>
        {change && <Button onClick={edit}>{t.edit}</Button>}
        {change && reply.state === 'draft' && (
          <Button loading={act.sending} onClick={() => void act.run({ act: 'ask' })}>
            {t.askReading}
          </Button>
        )}
        {mayRead && <Button onClick={() => void read(false)}>{t.sendBack}</Button>}
        {mayRead && (
          <Button type="primary" onClick={() => void read(true)}>
            {t.agree}
          </Button>
        )}
        {publish && (
          <Button type="primary" loading={act.sending} onClick={() => void act.run({ act: 'publish' })}>
            {t.publish}
          </Button>
        )}
        {publish && mayCloseByReply(letter) && (
          <Button loading={act.sending} onClick={() => void act.run({ act: 'close' })}>
            {t.publishClose}
          </Button>
        )}
      </Row>
    </>
  )
}
