import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { divisionChildrenQuery } from '../../../regions/web/index.ts'
import { type Asked, type TargetLine, targetsApi } from './queries.ts'
import { targetTexts } from './target-texts.ts'

type Child = { readonly code: number; readonly name: string }

/** Gives the number of a whole to the divisions right below, and says whether they reach it before it is saved. */
export function SplitDialog(props: {
  asked: Asked
  line: TargetLine
  open: boolean
  setOpen: (open: boolean) => void
}) {
  const { asked, line, open, setOpen } = props
  const t = useTexts(targetTexts)
  const children = useQuery({ ...divisionChildrenQuery(asked.node), enabled: open })
  return (
    <>
      <Button className="not-printed" onClick={() => setOpen(true)}>
        {t.splitDown}
      </Button>
      {open && (
        <Dialog title={t.splitDown} close={() => setOpen(false)}>
          <Loaded query={children} lines={6}>
            {({ items }) => <Shares asked={asked} line={line} items={items} close={() => setOpen(false)} />}
          </Loaded>
        </Dialog>
      )}
    </>
  )
}

function Shares(props: { asked: Asked; line: TargetLine; items: readonly Child[]; close: () => void }) {
  const { asked, line, items, close } = props
  const t = useTexts(targetTexts)
  const id = useId()
  const tell = useToast()
  const number = line.milestones.at(-1)?.value ?? 0
  const [shares, setShares] = useState<Readonly<Record<number, number | null>>>({})
  const [reason, setReason] = useState('')
  const sum = items.reduce((total, { code }) => total + (shares[code] ?? 0), 0)
  const command = useCommand({
    send: (_: null, command) =>
      targetsApi.post('/api/targets/split', {
        body: {
          id: command,
          target: line.key,
          node: asked.node,
          parts: items.flatMap(({ code }) => {
            const value = shares[code]
            return value == null ? [] : [{ target: newId(), division: code, value }]
          }),
          difference: reason.trim() || null,
        },
      }),
    renews: [['indicators']],
    done: ({ parts }) => {
      tell(fill(t.splitDone, { count: parts }))
      close()
    },
  })
  const field = { problems: [], required: false, marked: false }
  return (
    <Stack>
      <p className="soft">{fill(t.splitHint, { number: formatNumber(number, 2) })}</p>
      <FailureNotice failure={command.failure} />
      <Row>
        <Button onClick={() => setShares(evenly(items, number))}>{t.splitEven}</Button>
        <output aria-live="polite">
          {fill(t.splitSum, { sum: formatNumber(sum, 2), number: formatNumber(number, 2) })}
        </output>
      </Row>
      {items.map(({ code, name }) => (
        <DecimalField
          {...field}
          key={code}
          id={`${id}${code}`}
          label={name}
          value={shares[code] ?? null}
          change={(value) => setShares((before) => ({ ...before, [code]: value }))}
        />
      ))}
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
          disabled={sum === 0}
          onClick={() => void command.run(null)}
        >
          {t.splitSave}
        </Button>
      </Row>
    </Stack>
  )
}

/** Whole shares; what does not divide goes to the first ones, one each, and a part after the point to the first. */
function evenly(items: readonly Child[], number: number): Record<number, number> {
  const whole = Math.floor(number)
  const share = Math.floor(whole / items.length)
  const rest = whole - share * items.length
  const part = Math.round((number - whole) * 100) / 100
  return Object.fromEntries(
    items.map(({ code }, i) => [code, share + (i < rest ? 1 : 0) + (i === 0 ? part : 0)]),
  )
}
