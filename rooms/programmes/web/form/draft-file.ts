import { createContext, useContext, useMemo } from 'react'
import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import type { Edit } from '../../domain/text/edit-text.ts'
import type { Named } from './part.ts'

export type Written = Readonly<Record<string, unknown>>

/** The file that is drafted: what it says, and the one way to change it. */
export type DraftFile = { readonly value: Written; readonly edit: (edit: Edit) => void }

export const DraftFileContext = createContext<DraftFile>({ value: {}, edit: () => undefined })

export const useDraftFile = (): DraftFile => useContext(DraftFileContext)

export const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, step) =>
      Array.isArray(part) ? part[Number(step)] : isWritten(part) ? part[String(step)] : undefined,
    value,
  )

/** Words in both languages, however far they are written yet. */
export function wordsIn(value: unknown): Words | null {
  if (typeof value === 'string' && value !== '') return { zh: value, en: value }
  if (!isWritten(value)) return null
  const [zh, en] = [value.zh, value.en]
  const [chinese, english] = [typeof zh === 'string' ? zh : '', typeof en === 'string' ? en : '']
  return chinese === '' && english === '' ? null : { zh: chinese || english, en: english || chinese }
}

export type NameOption = { readonly value: string; readonly label: string; readonly unit: string | null }

/** What this file names, each with its own words: for every field that refers to another part. */
export function useNames(of: readonly Named[]): readonly NameOption[] {
  const { value } = useDraftFile()
  const say = useSay()
  const kinds = of.join()
  return useMemo(
    () =>
      (kinds.split(',') as Named[]).flatMap((named) =>
        named === 'stages' ? stagesIn(value, say) : entriesIn(value[named], say),
      ),
    [kinds, value, say],
  )
}

type Say = (words: Words) => string

function stagesIn(value: Written, say: Say): NameOption[] {
  const stages = Array.isArray(value.stages) ? value.stages : []
  return stages.filter(isWritten).flatMap((stage) => {
    const code = stage.code
    const title = wordsIn(stage.title)
    return typeof code === 'string' && code !== ''
      ? [{ value: code, label: title ? say(title) : code, unit: null }]
      : []
  })
}

function entriesIn(part: unknown, say: Say): NameOption[] {
  if (!isWritten(part)) return []
  return Object.entries(part).map(([name, one]) => {
    const title = isWritten(one) ? (wordsIn(one.title) ?? wordsIn(one.question)) : null
    const unit = isWritten(one) && typeof one.unit === 'string' ? one.unit : null
    return { value: name, label: title ? `${say(title)} ${name}` : name, unit }
  })
}
