import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { searchCases } from '../../../rooms/casework/web/index.ts'
import {
  CloseLetterDialog,
  CodeDialog,
  type LetterCases,
  LetterFile,
  type LetterFileAnswer,
  letterQuery,
  lettersApi,
  lettersTexts,
  newSecret,
  renewedByLetters,
} from '../../../rooms/letters/web/index.ts'
import { protectionTexts } from '../../../rooms/protection/web/index.ts'
import { HandedOut } from '../parts/handed-out.tsx'

/** One letter, with what can be done about it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(letterQuery(id))}>{(letter) => <One letter={letter} />}</Loaded>
}

function One({ letter }: { letter: LetterFileAnswer }) {
  const t = useTexts(lettersTexts)
  const alarm = useTexts(protectionTexts)
  const go = useGo()
  const may = useMay()
  const acts = useActs(letter)
  const cases = useCases(letter)
  const [closing, setClosing] = useState(false)
  const { abilities } = letter
  return (
    <Page
      title={letter.number}
      windowTitle={t.letter}
      hint={letter.codeName}
      crumbs={[{ title: t.mailbox, to: '/letters' }]}
      actions={
        <>
          {may('protection.report') && (
            <Button danger onClick={() => go('/protection/new', { letter: letter.id })}>
              {alarm.report}
            </Button>
          )}
          {abilities.withdraw && <Button onClick={() => void acts.withdraw()}>{t.withdraw}</Button>}
          {abilities.flag && letter.hasCode && (
            <Button onClick={() => void acts.newCode()}>{t.newCode}</Button>
          )}
          {abilities.counsel && !letter.pupil && (
            <Button onClick={() => go('/letters/pupils/new', { letter: letter.id })}>{t.counsel}</Button>
          )}
          {abilities.close && (
            <Button type="primary" onClick={() => setClosing(true)}>
              {t.close}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={acts.failure} />
        <LetterFile letter={letter} cases={cases} />
        {letter.flags.length > 0 && <HandedOut room="letters" source={letter.id} />}
      </Stack>
      {closing && <CloseLetterDialog letter={letter} close={() => setClosing(false)} />}
      {acts.code && <CodeDialog code={acts.code} close={acts.forgetCode} />}
    </Page>
  )
}

/** What the letter page may do with cases: name one that there is, or open one out of the letter. */
function useCases(letter: LetterFileAnswer): LetterCases | undefined {
  const go = useGo()
  const may = useMay()
  if (!may('casework.read')) return undefined
  const open = () => go('/cases/new', { letter: letter.id })
  return { search: searchCases, open: may('casework.record') ? open : undefined }
}

function useActs(letter: LetterFileAnswer) {
  const t = useTexts(lettersTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const [code, setCode] = useState<string | null>(null)
  const params = { id: letter.id }
  const withdrawing = useCommand({
    send: (reason: string, id) =>
      lettersApi.post('/api/letters/:id/withdrawal', { params, body: { id, reason } }),
    renews: [...renewedByLetters],
    done: () => tell(t.withdrawn),
  })
  const giving = useCommand({
    send: (secret: string, id) => lettersApi.post('/api/letters/:id/code', { params, body: { id, secret } }),
    renews: [...renewedByLetters],
    done: (answer) => setCode(answer.code),
  })
  return {
    failure: withdrawing.failure ?? giving.failure,
    code,
    forgetCode: () => setCode(null),
    withdraw: async () => {
      const yes = await confirm({
        title: t.withdrawTitle,
        body: t.withdrawHint,
        action: t.withdraw,
        danger: true,
        reason: 'required',
      })
      if (yes) await withdrawing.run(yes.reason)
    },
    newCode: async () => {
      if (await confirm({ title: t.newCodeTitle, body: t.newCodeHint, action: t.newCode }))
        await giving.run(newSecret())
    },
  }
}
