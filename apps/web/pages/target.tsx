import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import {
  askedQuery,
  keyInPath,
  TargetBar,
  TargetFile,
  targetQuery,
  targetsApi,
  targetsPath,
  targetTexts,
  useAsked,
  type WhatIf,
} from '../../../rooms/indicators/web/index.ts'

type Asked = NonNullable<ReturnType<typeof useAsked>>

/** One target of a division: state, pace, what-if, and who falls short. */
export function Component() {
  const t = useTexts(targetTexts)
  const asked = useAsked()
  const target = keyInPath(usePathPart('target'))
  if (asked) return <OfTarget key={target} asked={asked} target={target} />
  return (
    <Page title={t.targets}>
      <Empty title={t.noDivision} hint={t.noDivisionHint} />
    </Page>
  )
}

function OfTarget({ asked, target }: { asked: Asked; target: string }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  const may = useMay()
  const go = useGo()
  const [whatIf, setWhatIf] = useState<WhatIf>({})
  // A slider moves faster than anybody reads: the question is asked when it rests.
  const settled = useSettled(whatIf, 250)
  const answer = useQuery(targetQuery({ ...asked, ...settled, target }))
  const withdraw = useWithdraw(() => go(targetsPath, askedQuery(asked)))
  const line = answer.data?.target
  const title = line ? [line.code, say(line.title)].filter(Boolean).join(' ') : t.target
  return (
    <Page
      title={title}
      crumbs={[{ title: t.targets, to: targetsPath, query: askedQuery(asked) }]}
      actions={
        <>
          {line?.mayChange && line.id && (
            <>
              <Button onClick={() => go(`/targets/${line.id}/change`, askedQuery(asked))}>{t.change}</Button>
              <Button danger onClick={() => void withdraw.ask(line.id ?? '', line.version ?? 1)}>
                {t.withdraw}
              </Button>
            </>
          )}
          <PrintButton>{t.print}</PrintButton>
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdraw.failure} />
        <TargetBar asked={asked} name={answer.data?.node.name ?? ''} path={answer.data?.node.path ?? ''} />
        <Loaded query={answer} lines={10}>
          {(found) => (
            <TargetFile
              asked={asked}
              answer={found}
              whatIf={whatIf}
              change={setWhatIf}
              maySplit={may('targets.write')}
            />
          )}
        </Loaded>
      </Stack>
    </Page>
  )
}

function useWithdraw(done: () => void) {
  const t = useTexts(targetTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: (input: { target: string; version: number; reason: string }, id) =>
      targetsApi.post('/api/targets/:target/withdraw', {
        params: { target: input.target },
        body: { id, version: input.version, reason: input.reason },
      }),
    renews: [['indicators']],
    done: () => {
      tell(t.withdrawn)
      done()
    },
  })
  return {
    failure: command.failure,
    ask: async (target: string, version: number) => {
      const yes = await confirm({
        title: t.withdrawTitle,
        body: t.withdrawBody,
        action: t.withdraw,
        danger: true,
        reason: 'required',
      })
      if (yes) await command.run({ target, version, reason: yes.reason })
    },
  }
}
