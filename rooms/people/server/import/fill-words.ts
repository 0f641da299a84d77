import type { Words } from '../../../../kernel/contract.ts'
import { importMessages } from '../../domain/import-messages.ts'
import { ledgerMessages } from '../../domain/ledger/messages.ts'
import type { RowProblem } from './reading.ts'

const sentences: Readonly<Record<string, Words>> = { ...ledgerMessages, ...importMessages }

/** The sentence of a problem in both languages; a code without one would be shown as it is. */
export function fillWords({ code, data }: Pick<RowProblem, 'code' | 'data'>): Words {
  const words = sentences[code] ?? { zh: code, en: code }
  const filled = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole))
  return { zh: filled(words.zh), en: filled(words.en) }
}
