import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { countyOf, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Comparable, type Likeness, likelyScore, likeness } from '../../domain/duplicate-score.ts'
import { findPersons } from '../person/store.ts'
import { phoneMark } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { type BlockedPair, type Compared, pairsInBlocks } from './blocks.ts'

export type Lookalike = Likeness & { readonly row: PersonRow }

type Draft = Pick<
  PersonRow,
  'name' | 'pinyin' | 'birth' | 'sex' | 'identityIndex' | 'numberKeys' | 'division'
> & { readonly household?: Id | null }

const nobody = '00000000-0000-7000-8000-000000000000'
const shown = 10

/** Files in the scope that may be the same person as somebody about to be registered, the likeliest first. */
export async function lookalikesOf(
  tx: Handle,
  _cipher: FieldCipher,
  scope: Scope,
  draft: Draft,
  from = likelyScore,
): Promise<Lookalike[]> {
  const asked: Compared = {
    ...draft,
    id: nobody,
    province: provinceOf(draft.division),
    county: countyOf(draft.division) / 1_000_000,
    station: nobody,
    household: draft.household ?? null,
    identityIndex: draft.identityIndex?.toString('hex') ?? null,
  }
  const likely = scored(await pairsInBlocks(tx, scope, [asked]), from).slice(0, shown)
  const rows = new Map(
    (
      await findPersons(
        tx,
        scope,
        likely.map(({ other }) => other.id),
      )
    ).map((row) => [row.id, row]),
  )
  return likely.flatMap(({ other, score, reasons }) => {
    const row = rows.get(other.id)
    return row ? [{ row, score, reasons }] : []
  })
}

/** The pairs that are likely enough to show, the likeliest first. */
export const scored = (pairs: readonly BlockedPair[], from = likelyScore): (BlockedPair & Likeness)[] =>
  pairs
    .map((pair) => ({ ...pair, ...likeness(comparable(pair.one), comparable(pair.other)) }))
    .filter(({ score }) => score >= from)
    .toSorted((a, b) => b.score - a.score)

const comparable = (compared: Compared): Comparable => ({
  name: compared.name,
  pinyin: compared.pinyin,
  birth: compared.birth as Day | null,
  sex: compared.sex,
  identityIndex: compared.identityIndex,
  phone: compared.numberKeys.find((key) => key.startsWith(phoneMark)) ?? null,
  division: compared.division,
  household: compared.household,
})
