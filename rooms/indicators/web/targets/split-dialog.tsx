import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { FieldGroup, FieldRow } from '../../../../platform/web/form/form.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { divisionChildrenQuery } from '../../../regions/web/index.ts'
import { type Asked, type TargetAnswer, targetsApi } from './queries.ts'
import { evenShares, type Shares, sumOf } from './shares.ts'
import { targetTexts } from './target-texts.ts'

type Child = { readonly code: number; readonly name: string }

/** Gives the numbers of a whole to the divisions right below, and says whether they reach them before they are saved. */
export function SplitDialog(props: {
  asked: Asked
  answer: TargetAnswer
  open: boolean
  setOpen: (open: boolean) => void
}) {
  const { asked, answer, open, setOpen } = props
  const t = useTexts(targetTexts)
  const children = useQuery(divisionChildrenQuery(asked.node))
  const already = answer.parts?.divisions ?? []
  const left = (children.data?.items ?? []).filter(({ code }) => !already.includes(code))
  if (children.data && left.length === 0) return null
  return (
    <>
      <Button className="not-printed" onClick={() => setOpen(true)}>
        {already.length > 0 ? t.splitMore : t.splitDown}
      </Button>
      {open && (
        <Dialog title={t.splitDown} close={() => setOpen(false)}>
          <Loaded query={children} lines={6}>
            {() => <ShareFields asked={asked} answer={answer} items={left} close={() => setOpen(false)} />}
          </Loaded>
        </Dialog>
      )}
    </>
  )
}

function ShareFields(props: {
  asked: Asked
  answer: TargetAnswer
  items: readonly Child[]
  close: () => void
}) {
  const { asked, answer, items, close } = props
  const { target: line, parts } = answer
  const t = useTexts(targetTexts)
  const show = useFormat()
  const id = useId()
  const tell = useToast()
  const [shares, setShares] = useState<Shares>({})
  const [reason, setReason] = useState('')
  const days = line.milestones
  const given = (by: string) => parts?.milestones.find((one) => one.by === by)?.sum ?? 0
  const sum = (i: number) => sumOf(items, shares, i) + given(days[i]?.by ?? '')
  const last = days.length - 1
  const command = useCommand({
    send: (_: null, command, idFor) =>
      targetsApi.post('/api/targets/split', {
        body: {
          id: command,
          target: line.key,
          node: asked.node,
          parts: items.flatMap(({ code }) => {
            const own = shares[code] ?? []
            const value = own[last]
            const earlier = days.slice(0, -1).flatMap(({ by }, i) => {
              const number = own[i]
              return number == null ? [] : [{ value: number, by: by as Day }]
            })
            return value == null ? [] : [{ target: idFor(String(code)), division: code, value, earlier }]
          }),
          difference: reason.trim() || null,
        },
      }),
    renews: [['indicators']],
    done: ({ parts: count }) => {
      tell(fill(t.splitDone, { count }))
      close()
    },
  })
  const field = { problems: [], required: false, marked: false }
  const put = (code: number, i: number, value: number | null) =>
    setShares((before) => ({
      ...before,
      [code]: days.map((_, at) => (at === i ? value : (before[code]?.[at] ?? null))),
    }))
  return (
    <Stack>
      <p className="soft">{fill(t.splitHint, { number: formatNumber(days[last]?.value ?? 0, 2) })}</p>
      <FailureNotice failure={command.failure} />
      <Row>
        <Button
          onClick={() =>
            setShares(
              evenShares(
                items,
                days.map(({ value, by }) => value - given(by)),
              ),
            )
          }
        >
          {t.splitEven}
        </Button>
        <output aria-live="polite">
          {days.map(({ value, by }, i) => (
            <div key={by}>
              {days.length > 1 && `${show.day(by)} `}
              {fill(t.splitSum, { sum: formatNumber(sum(i), 2), number: formatNumber(value, 2) })}
            </div>
          ))}
        </output>
      </Row>
      {items.map(({ code, name }) =>
        days.length === 1 ? (
          <DecimalField
            {...field}
            key={code}
            id={`${id}${code}`}
            label={name}
            value={shares[code]?.[0] ?? null}
            change={(value) => put(code, 0, value)}
          />
        ) : (
          <FieldGroup key={code} title={name}>
            <FieldRow>
              {days.map(({ by }, i) => (
                <DecimalField
                  {...field}
                  key={by}
                  id={`${id}${code}-${i}`}
                  label={show.day(by)}
                  value={shares[code]?.[i] ?? null}
                  change={(value) => put(code, i, value)}
                />
              ))}
            </FieldRow>
          </FieldGroup>
        ),
      )}
      <TextField
        {...field}
        id={`${id}reason`}
        label={t.splitDifference}
        hint={t.splitDifferenceHint}
        value={reason}
        change={setReason}
        maxLength={200}
      />
      <Row end>
        <Button
          type="primary"
          loading={command.sending}
          disabled={items.every(({ code }) => shares[code]?.[last] == null)}
          onClick={() => void command.run(null)}
        >
          {t.splitSave}
        </Button>
      </Row>
    </Stack>
  )
}
