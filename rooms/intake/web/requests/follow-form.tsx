import { useState } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { failureOf } from '../../../../platform/web/failure.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Stack } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { askTexts } from './ask-texts.ts'
import css from './intake.module.css'
import { askApi } from './queries.ts'

const look = (code: string) => askApi.post('/api/public/requests/state', { body: { code } })
type Followed = Awaited<ReturnType<typeof look>>

/** A wrong code is no failure of the page: it is said in the words of somebody who mistyped. */
const lookFor = (code: string): Promise<Followed | 'none'> =>
  look(code).catch((thrown) => {
    if (failureOf(thrown).code === 'not-found') return 'none'
    throw thrown
  })

/** The code is typed and sent; it stands in no address, history or log. */
export function FollowForm() {
  const t = useTexts(askTexts)
  const [found, setFound] = useState<Followed | 'none' | null>(null)
  const form = useForm({
    initial: { code: '' },
    required: ['code'],
    plain: true,
    guard: false,
    send: (values) => lookFor(values.code.trim()),
    done: setFound,
  })
  const { code } = form.values
  return (
    <Stack>
      <Form form={form} labels={{ code: t.code }}>
        <TextField
          label={t.code}
          hint={t.codeHint}
          maxLength={30}
          autoFocus
          {...form.field('code')}
          change={(typed) => {
            setFound(null)
            form.change({ code: typed })
          }}
        />
        {found === 'none' && (
          <Notice tone="warning" loud>
            {t.notThere}
          </Notice>
        )}
        {(!found || found === 'none') && <FormButtons form={form} submit={t.look} />}
      </Form>
      {found && found !== 'none' && (
        <Progress found={found} code={code.trim()} renew={() => void look(code.trim()).then(setFound)} />
      )}
    </Stack>
  )
}

function Progress({ found, code, renew }: { found: Followed; code: string; renew: () => void }) {
  const t = useTexts(askTexts)
  const show = useFormat()
  return (
    <Stack>
      <Notice
        tone={found.state === 'closed' || found.state === 'accepted' ? 'good' : 'info'}
        loud
        title={t[found.state]}
      >
        {found.words && <p className={css.said}>{found.words}</p>}
      </Notice>
      <Facts
        items={[
          [t.number, found.number],
          [t.receivedOn, show.day(found.receivedOn)],
          [t.place, found.place],
          [t.station, found.station ?? t.atCounty],
          found.referredTo ? [t.referredTo, found.referredTo] : null,
        ]}
      />
      {found.messages.length > 0 && (
        <section aria-label={t.messages}>
          <ul className={css.messages}>
            {found.messages.map((message) => (
              <li key={`${message.at}${message.text}`} className={message.own ? css.own : css.theirs}>
                <p className={css.said}>{message.text}</p>
                <p className="soft">
                  {message.own ? t.you : t.worker} · {show.instant(message.at)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <AddMessage code={code} renew={renew} />
    </Stack>
  )
}

function AddMessage({ code, renew }: { code: string; renew: () => void }) {
  const t = useTexts(askTexts)
  const form = useForm({
    initial: { text: '' },
    required: ['text'],
    plain: true,
    guard: false,
    send: (values, id) =>
      askApi.post('/api/public/requests/messages', { body: { id, code, text: values.text.trim() } }),
    done: () => {
      form.reset({ text: '' })
      renew()
    },
  })
  return (
    <Form form={form} labels={{ text: t.add }}>
      <LongTextField label={t.add} maxLength={2000} rows={3} {...form.field('text')} />
      <FormButtons form={form} submit={t.sendMessage} />
    </Form>
  )
}
