import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionName } from '../../../regions/web/index.ts'
import { isOpen } from '../../domain/requests/state.ts'
import css from './intake.module.css'
import { lookalikesQuery, type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'

/** Requests and people that may be the same, shown before anything is decided; nothing where there is none. */
export function Lookalikes({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const show = useFormat()
  // Of what has ended nothing is put together any more.
  const { data } = useQuery({ ...lookalikesQuery(one.id), enabled: isOpen(one.state) })
  const link = useLink(one)
  const merge = useMerge(one)
  if (!isOpen(one.state) || !data || (data.requests.length === 0 && data.persons.length === 0)) return null
  return (
    <Section title={t.alike}>
      <Stack>
        <FailureNotice failure={link.failure ?? merge.failure} />
        {data.persons.length > 0 && (
          <div>
            <h3>{t.alikePersons}</h3>
            <ul className={css.alike}>
              {data.persons.map((person) => (
                <li key={person.id} className={css.alikeOne}>
                  <span>
                    <PageLink to={`/people/${person.id}`}>{person.name}</PageLink>{' '}
                    <span className="soft">
                      {person.birth ? `${show.day(person.birth)} · ` : ''}
                      <DivisionName code={person.division} /> · {person.fileNumber}
                    </span>
                  </span>
                  {one.abilities.record && (
                    <Button size="small" loading={link.sending} onClick={() => void link.run(person.id)}>
                      {t.link}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {data.requests.length > 0 && (
          <div>
            <h3>{t.alikeRequests}</h3>
            <ul className={css.alike}>
              {data.requests.map((other) => (
                <li key={other.id} className={css.alikeOne}>
                  <span>
                    <PageLink to={`/intake/${other.id}`}>{other.number}</PageLink>{' '}
                    <span className="soft">
                      {other.aboutName ? `${other.aboutName} · ` : ''}
                      {show.instant(other.receivedAt)} · {show.words(other.why.map((why) => t[why]))}
                    </span>
                  </span>
                  {one.abilities.decide && (
                    <Button size="small" loading={merge.sending} onClick={() => void merge.ask(other)}>
                      {t.merge}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Section>
  )
}

/** Says that a request is about somebody who is found beside it. */
export function useLink(one: RequestFile, done: () => void = () => {}) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  return useCommand({
    send: (person: string, id) =>
      requestsApi.post('/api/requests/:id/person', {
        params: { id: one.id },
        body: { id, version: one.version, person },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.linked)
      done()
    },
  })
}

function useMerge(one: RequestFile) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: (into: string, id) =>
      requestsApi.post('/api/requests/:id/merging', {
        params: { id: one.id },
        body: { id, version: one.version, into },
      }),
    renews: [...renewedByRequests],
    done: () => tell(t.merged),
  })
  const ask = async (into: { readonly id: string; readonly number: string }) => {
    const title = fill(t.mergeTitle, { number: into.number })
    const yes = await confirm({ title, body: t.mergeBody, action: t.merge })
    if (yes) await command.run(into.id)
  }
  return { ask, sending: command.sending, failure: command.failure }
}
