import { sql } from 'kysely'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { ageCheck } from '../domain/age-check.ts'
import type { Identity } from '../domain/hand-over.ts'
import { changing, type FileChanged, notValid } from './changing.ts'
import { type Door, openJson, sealJson } from './door.ts'
import { changeFile, type FileRow } from './file-row.ts'
import type { CaseFacts } from './refer.ts'
import { juvenileRules } from './rules.ts'

type Given = { readonly id: Id; readonly version: number }

/** Accepts a referral and charges two with it, or charges others: a file is seen by those two and the keeper. */
export const assign = (
  door: Door,
  standing: Standing,
  target: Id,
  input: Given & { readonly investigators: readonly Id[] },
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'assign',
    input,
    at: ['referred', 'assigned', 'investigating'],
    by: 'keeper',
    run: async (tx, file) => {
      const [first, second] = input.investigators
      const workers = await door.neighbours.workersAt(file.division, standing.today)
      const charged = workers.filter(({ account }) => input.investigators.includes(account))
      if (first === second || charged.length !== 2)
        return refused({
          code: 'juvenile-two-needed',
          problems: [{ code: 'juvenile-two-needed', path: '/body/investigators' }],
        })
      const withdrawn = (await withdrawnOf(tx, file)).filter(({ account }) =>
        input.investigators.includes(account),
      )
      if (withdrawn.length > 0)
        return notValid('juvenile-investigator-withdrawn', '/body/investigators', {
          name: withdrawn.map(({ name }) => name).join('、'),
        })
      const identity = openJson<Identity>(door, file.identity)
      const { actOn } = openJson<CaseFacts>(door, file.facts)
      const age = ageCheck({ birth: identity.birth, actOn, role: file.role }, juvenileRules().ages)
      if (age.answer === 'unknown') return refused({ code: 'juvenile-age-unknown' })
      for (const { account, name } of charged) {
        await sql`
          insert into juvenile_investigator (province, file, account, name) values (${file.province}, ${file.id}, ${account}, ${name})
          on conflict do nothing`.execute(tx)
      }
      const { date } = addWorkdays(
        workingCalendar(),
        standing.today,
        juvenileRules().clocks.investigation_workdays,
      )
      // A declaration holds on: who made one for this file already has nothing to declare anew.
      const stage = await stageOnceCharged(tx, file, input.investigators)
      const version = await changeFile(
        tx,
        file,
        sql`investigators = ${[first, second]}::uuid[], stage = ${stage}, accepted_on = coalesce(accepted_on, ${standing.today}),
          next_due = ${date}`,
      )
      return ok({ id: file.id, version })
    },
  })

export const decline = (
  door: Door,
  standing: Standing,
  target: Id,
  input: Given & { readonly reason: string },
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'decline',
    input,
    at: ['referred'],
    by: 'keeper',
    run: async (tx, file) => {
      const facts = openJson<CaseFacts>(door, file.facts)
      const version = await changeFile(
        tx,
        file,
        sql`stage = 'declined', facts = ${sealJson(door, { ...facts, declined: input.reason })}`,
      )
      return ok({ id: file.id, version })
    },
  })

/** Work begins once both have declared. */
async function stageOnceCharged(
  tx: Handle,
  file: FileRow,
  investigators: readonly Id[],
): Promise<'assigned' | 'investigating'> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from juvenile_investigator
    where province = ${file.province} and file = ${file.id} and account = any(${[...investigators]}::uuid[])
      and declared_on is null`.execute(tx)
  return rows[0]?.waiting === 0 ? 'investigating' : 'assigned'
}

/** Who was charged with a file and withdrew from it. */
export async function withdrawnOf(
  tx: Handle,
  file: FileRow,
): Promise<readonly { readonly account: Id; readonly name: string }[]> {
  const { rows } = await sql<{ account: Id; name: string }>`
    select account, name from juvenile_investigator
    where province = ${file.province} and file = ${file.id} and related order by declared_on, name`.execute(
    tx,
  )
  return rows
}

/**
 * Declares whether anything stands in the way (回避). Whoever is related withdraws: the file is nobody's until the keeper charges
 * two anew. Living in the same community is told with what is done about it. Work begins once both have declared.
 */
export const declare = (
  door: Door,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly related: boolean
    readonly sameCommunity: boolean
    readonly statement?: string | undefined
  },
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'declare',
    input,
    at: ['assigned'],
    by: 'investigator',
    run: async (tx, file) => {
      if (input.sameCommunity && !input.related && !input.statement)
        return notValid('juvenile-statement-missing', '/body/statement')
      const declared = await sql`
        update juvenile_investigator set declared_on = ${standing.today}, related = ${input.related},
          same_community = ${input.sameCommunity},
          statement = ${input.statement ? sealJson(door, input.statement) : null}::bytea
        where province = ${file.province} and file = ${file.id} and account = ${standing.actor.account} and declared_on is null
        returning account`.execute(tx)
      if (declared.rows.length === 0) return refused({ code: 'juvenile-declaration-made' })
      if (!input.related) {
        const stage = await stageOnceCharged(tx, file, file.investigators)
        return ok({ id: file.id, version: await changeFile(tx, file, sql`stage = ${stage}`) })
      }
      const { rows } = await sql<{ version: number | null }>`
        select withdraw_from_juvenile_file(${file.province}::smallint, ${file.id}) as version`.execute(tx)
      return ok({ id: file.id, version: rows[0]?.version ?? file.version })
    },
  })
