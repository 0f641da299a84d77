import { Button, Input } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useNewRow } from '../../../../platform/web/form/use-new-row.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './community.module.css'
import { fenOf, yuan } from './money.ts'
import { communityTexts } from './texts.ts'

/** A line as it is typed; `payer` only where several stations may have paid. */
export type MoneyLine = {
  readonly id: string
  readonly item: string
  readonly amount: string
  readonly payer: string | null
}

export const blankLine = (): MoneyLine => ({ id: newId(), item: '', amount: '', payer: null })

/** Lines with something in them; an empty line is none. */
export const filledLines = (lines: readonly MoneyLine[]): readonly MoneyLine[] =>
  lines.filter(({ item, amount }) => item.trim() !== '' || amount.trim() !== '')

export const lineIsRight = ({ item, amount }: MoneyLine): boolean =>
  item.trim() !== '' && fenOf(amount) !== null

/** Items with their amounts, and their sum. */
export function MoneyLines(props: {
  value: readonly MoneyLine[]
  change: (value: readonly MoneyLine[]) => void
  payers?: readonly { readonly value: string; readonly label: string }[] | undefined
}) {
  const { value, change, payers } = props
  const t = useTexts(communityTexts)
  const set = (id: string, some: Partial<MoneyLine>) =>
    change(value.map((line) => (line.id === id ? { ...line, ...some } : line)))
  const place = useNewRow<HTMLDivElement>(value.length)
  const total = value.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0)
  return (
    <div ref={place}>
      {value.map((line) => (
        <div key={line.id} data-row className={`${css.line} ${payers ? css.wide : ''}`}>
          <Input
            aria-label={t.item}
            placeholder={t.item}
            maxLength={100}
            value={line.item}
            onChange={(event) => set(line.id, { item: event.target.value })}
          />
          <Input
            aria-label={t.amount}
            placeholder={t.amount}
            inputMode="decimal"
            value={line.amount}
            status={line.amount.trim() !== '' && fenOf(line.amount) === null ? 'error' : ''}
            onChange={(event) => set(line.id, { amount: event.target.value })}
          />
          {payers && (
            <SelectLine
              label={t.payer}
              blank={payers[0]?.label ?? ''}
              value={line.payer}
              change={(payer) => set(line.id, { payer })}
              options={payers.slice(1)}
            />
          )}
          <Button onClick={() => change(value.filter(({ id }) => id !== line.id))}>{t.remove}</Button>
        </div>
      ))}
      <Button onClick={() => change([...value, blankLine()])}>{t.addLine}</Button>{' '}
      {total > 0 && <span className="soft number">{fill(t.total, { yuan: yuan(total) })}</span>}
    </div>
  )
}
