import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Comparator } from '../../domain/targets/comparator.ts'
import {
  type Measured,
  type PlaceClass,
  type Target,
  type TargetLevel,
  usualAtRiskFrom,
} from '../../domain/targets/target.ts'

/** A target that an officer set, in the version that holds. */
export type SetTarget = Target & { readonly id: Id; readonly version: number; readonly parent: string | null }

type Row = {
  readonly id: Id
  readonly version: number
  readonly division: DivisionCode
  readonly parent: string | null
  readonly titleZh: string
  readonly titleEn: string
  readonly measure: string
  readonly splitBy: string | null
  readonly splitValue: string | null
  readonly placed: 'inside' | 'own'
  readonly since: Day | null
  readonly denominator: string | null
  readonly denominatorPer: number | null
  readonly level: TargetLevel | null
  readonly class: PlaceClass | null
  readonly coveredFrom: string | null
  readonly comparator: Comparator
  readonly baselineOn: Day | null
  readonly baselineValue: string | null
  readonly dueOn: Day[]
  readonly dueValue: string[]
  readonly sourceDocument: string
  readonly sourceArticle: string | null
  readonly reason: string | null
  readonly withdrawn: boolean
  readonly setName: string
  readonly setAt: string
}

const columns = sql`id, version, division, parent, title_zh, title_en, measure, split_by, split_value, placed, since,
  denominator, denominator_per, level, class, covered_from, comparator, baseline_on, baseline_value, due_on::text[] as due_on,
  due_value::text[] as due_value, source_document, source_article, reason, withdrawn, set_name, to_json(set_at) #>> '{}' as set_at`

/** A number that no room counts is kept in the column of the measure under this word. */
const declaredPrefix = 'declared:'

const measuredOf = (row: Row): Measured =>
  row.measure.startsWith(declaredPrefix)
    ? { declared: row.measure.slice(declaredPrefix.length) }
    : {
        measure: row.measure,
        placed: row.placed,
        ...(row.splitBy !== null ? { split: { by: row.splitBy, value: row.splitValue ?? '' } } : {}),
        ...(row.since !== null ? { since: row.since } : {}),
      }

const targetOf = (row: Row): SetTarget => ({
  key: row.id,
  id: row.id,
  version: row.version,
  parent: row.parent,
  code: null,
  plan: null,
  title: { zh: row.titleZh, en: row.titleEn },
  division: row.division,
  counts: measuredOf(row),
  per: row.denominator === null ? undefined : { denominator: row.denominator, unit: row.denominatorPer ?? 1 },
  each: row.level === null ? undefined : { level: row.level, class: row.class ?? undefined },
  covered: row.coveredFrom === null ? undefined : Number(row.coveredFrom),
  comparator: row.comparator,
  word: null,
  baseline: row.baselineOn === null ? undefined : { value: Number(row.baselineValue), on: row.baselineOn },
  milestones: row.dueOn.map((by, i) => ({ by, value: Number(row.dueValue[i]) })),
  atRiskFrom: usualAtRiskFrom,
  source: { document: row.sourceDocument, article: row.sourceArticle },
})

const newest = (where: RawBuilder<boolean>) => sql<Row>`
  select * from (select distinct on (t.id) ${columns} from target t where ${where} order by t.id, t.version desc) n
  where not n.withdrawn order by n.id`

/** The targets that a division or one above it set: those that may ask something of it. */
export async function targetsAbove(tx: Handle, division: DivisionCode): Promise<SetTarget[]> {
  const line = [division, ...ancestorsOf(division)]
  const found = await newest(sql<boolean>`t.division = any(${line}::bigint[])`).execute(tx)
  return found.rows.map(targetOf)
}

/** What a target was split into. */
export async function partsOfTarget(tx: Handle, parent: string): Promise<SetTarget[]> {
  const found = await newest(sql<boolean>`t.parent = ${parent}`).execute(tx)
  return found.rows.map(targetOf)
}

export async function setTargetById(tx: Handle, id: Id): Promise<SetTarget | null> {
  const found = await newest(sql<boolean>`t.id = ${id}`).execute(tx)
  return found.rows[0] ? targetOf(found.rows[0]) : null
}

/** All versions of a target, the newest first. */
export async function versionsOf(tx: Handle, id: Id) {
  const found = await sql<Row>`select ${columns} from target where id = ${id} order by version desc`.execute(
    tx,
  )
  return found.rows.map((row) => ({
    version: row.version,
    milestones: targetOf(row).milestones.map((one) => ({ ...one })),
    comparator: row.comparator,
    reason: row.reason,
    withdrawn: row.withdrawn,
    setBy: row.setName,
    setAt: row.setAt,
  }))
}

/** One version as it is written. */
export type WrittenTarget = {
  readonly id: Id
  readonly version: number
  readonly division: DivisionCode
  readonly parent: string | null
  readonly title: { readonly zh: string; readonly en: string }
  readonly measure: string
  readonly split: { readonly by: string; readonly value: string } | null
  readonly placed: 'inside' | 'own'
  readonly since: Day | null
  readonly per: { readonly denominator: string; readonly unit: number } | null
  readonly each: { readonly level: TargetLevel; readonly class: PlaceClass | null } | null
  readonly coveredFrom: number | null
  readonly comparator: Comparator
  readonly baseline: { readonly value: number; readonly on: Day } | null
  readonly milestones: readonly { readonly value: number; readonly by: Day }[]
  readonly source: { readonly document: string; readonly article: string | null }
  readonly reason: string | null
}

type Writer = { readonly account: Id; readonly name: string }

/** Writes a version; false when that version, or a target of that id, is already there. */
export async function insertTarget(tx: Handle, target: WrittenTarget, by: Writer): Promise<boolean> {
  const written = await sql`
    insert into target (province, id, version, division, parent, title_zh, title_en, measure, split_by, split_value, placed,
      since, denominator, denominator_per, level, class, covered_from, comparator, baseline_on, baseline_value, due_on,
      due_value, source_document, source_article, reason, set_by, set_name)
    values (${provinceOf(target.division)}, ${target.id}, ${target.version}, ${target.division}, ${target.parent},
      ${target.title.zh}, ${target.title.en}, ${target.measure}, ${target.split?.by ?? null}, ${target.split?.value ?? null},
      ${target.placed}, ${target.since}, ${target.per?.denominator ?? null}, ${target.per?.unit ?? null},
      ${target.each?.level ?? null}, ${target.each?.class ?? null}, ${target.coveredFrom}, ${target.comparator},
      ${target.baseline?.on ?? null}, ${target.baseline?.value ?? null},
      ${target.milestones.map(({ by: due }) => due)}::date[], ${target.milestones.map(({ value }) => value)}::numeric[],
      ${target.source.document}, ${target.source.article}, ${target.reason}, ${by.account}, ${by.name})
    on conflict do nothing returning id`.execute(tx)
  return written.rows.length > 0
}

/** Withdraws a target: a last version that says so; the earlier ones stay as they were. */
export async function insertWithdrawal(
  tx: Handle,
  { id, version, division }: SetTarget,
  reason: string,
  by: Writer,
): Promise<void> {
  await sql`
    insert into target (province, id, version, division, parent, title_zh, title_en, measure, split_by, split_value, placed,
      since, denominator, denominator_per, level, class, covered_from, comparator, baseline_on, baseline_value, due_on,
      due_value, source_document, source_article, reason, withdrawn, set_by, set_name)
    select province, id, version + 1, division, parent, title_zh, title_en, measure, split_by, split_value, placed,
      since, denominator, denominator_per, level, class, covered_from, comparator, baseline_on, baseline_value, due_on,
      due_value, source_document, source_article, ${reason}, true, ${by.account}, ${by.name}
    from target where province = ${provinceOf(division)} and id = ${id} and version = ${version}`.execute(tx)
}
