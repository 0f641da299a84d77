import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { publicApi } from '../queries.ts'
import css from './mail.module.css'
import { mailTexts } from './texts.ts'

type Conversation = {
  readonly codeName: string
  readonly texts: readonly {
    readonly from: 'pupil' | 'station'
    readonly on: string
    readonly text: string
  }[]
  readonly waiting: boolean
}

/** Reads the answers with a code. The code and what it opened rest in memory until the page is left, and nowhere else. */
export function Reading() {
  const t = useTexts(mailTexts)
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState<{ code: string; talk: Conversation } | null>(null)
  const read = useCommand({
    send: (code: string) => publicApi.post('/api/public/letters/reading', { body: { code } }),
    done: (talk, code) => {
      setOpened({ code, talk })
      setTyped('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) void read.run(typed)
  }
  if (opened)
    return (
      <Talk
        code={opened.code}
        talk={opened.talk}
        renew={() => void read.run(opened.code)}
        leave={() => setOpened(null)}
      />
    )
  return (
    <form className={css.sheet} onSubmit={submit}>
      <label htmlFor="code">{t.codeField}</label>
      <Input
        id="code"
        size="large"
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        placeholder="0000 0000 0000 0000"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <FailureNotice failure={read.failure} />
      <Button type="primary" size="large" htmlType="submit" loading={read.sending} disabled={!typed.trim()}>
        {t.open}
      </Button>
      <p className="soft">{t.forgotten}</p>
    </form>
  )
}

function Talk(props: { code: string; talk: Conversation; renew: () => void; leave: () => void }) {
  const { code, talk, renew, leave } = props
  const t = useTexts(mailTexts)
  const show = useFormat()
  return (
    <div className={css.sheet}>
      <h2>{fill(t.greeting, { name: talk.codeName })}</h2>
      <ol className={css.talk}>
        {talk.texts.map((said, at) => (
          <li
            // Texts of a conversation are only ever added at the end.
            key={`${at}-${said.on}`}
            className={`${css.said} ${said.from === 'pupil' ? css.mine : ''}`}
          >
            <span className={css.who}>
              {said.from === 'pupil' ? t.me : t.worker} · {show.day(said.on)}
            </span>
            {said.text}
          </li>
        ))}
      </ol>
      {talk.waiting && <Notice tone="info">{t.waiting}</Notice>}
      <Again code={code} renew={renew} />
      <div className={css.buttons}>
        <Button size="large" onClick={leave}>
          {t.leave}
        </Button>
      </div>
      <p className="soft">{t.shared}</p>
    </div>
  )
}

function Again({ code, renew }: { code: string; renew: () => void }) {
  const t = useTexts(mailTexts)
  const [text, setText] = useState('')
  const [sent, setSent] = useState(false)
  const send = useCommand({
    send: (_: null, id) =>
      publicApi.post('/api/public/letters/again', { body: { id, code, text: text.trim() } }),
    done: () => {
      setSent(true)
      setText('')
      renew()
    },
  })
  return (
    <>
      <LongTextField
        id="again"
        label={t.again}
        value={text}
        change={setText}
        problems={[]}
        required={false}
        marked={false}
        maxLength={4000}
        rows={4}
      />
      <FailureNotice failure={send.failure} />
      {sent && (
        <Notice tone="good" loud>
          {t.againSent}
        </Notice>
      )}
      <div className={css.buttons}>
        <Button
          type="primary"
          size="large"
          loading={send.sending}
          disabled={!text.trim()}
          onClick={() => void send.run(null)}
        >
          {t.send}
        </Button>
      </div>
    </>
  )
}
