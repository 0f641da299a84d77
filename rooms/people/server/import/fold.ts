import { type RawBuilder, sql } from 'kysely'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { revised } from '../../domain/sensitive.ts'
import { filledFrom, joinedCategories } from '../../domain/staged-fold.ts'
import { numberKeysOf, openSensitive, sealSensitive } from '../seal.ts'
import { type StagedPerson, stagedColumns, stagedNames, stagingTable } from './staged.ts'

export const staging = (id: string): RawBuilder<unknown> => sql.raw(stagingTable(id))

const batch = 500

const filled = [
  'sex',
  'birth',
  'birthAbout',
  'relation',
  'ethnicGroup',
  'maritalStatus',
  'education',
  'politicalStatus',
  'employment',
  'health',
  'selfCare',
  'disabilityKind',
  'disabilityGrade',
  'hardshipCauses',
  'incomeFen',
  'incomeSource',
  'housing',
  'needs',
  'responsibleName',
  'registeredOn',
  'state',
  'householdKey',
  'household',
  'householdSize',
] as const satisfies readonly (keyof StagedPerson)[]

/** Puts further rows about a person into the person's first row, which remembers their lines, and takes them out. */
export async function foldFollowers(worker: Handle, cipher: FieldCipher, id: string): Promise<void> {
  let after = -1
  for (;;) {
    const rows = await rowsOfFollowed(worker, id, after)
    if (rows.length === 0) break
    const leaders = new Map<number, StagedPerson>()
    for (const row of rows) {
      if (row.follows === null) leaders.set(row.line, row)
      else {
        const leader = leaders.get(row.follows)
        if (leader) leaders.set(leader.line, joined(cipher, leader, row))
      }
    }
    await writeBack(worker, id, [...leaders.values()])
    after = Math.max(...leaders.keys())
  }
  await sql`delete from ${staging(id)} where follows is not null`.execute(worker)
}

/** The next first rows that others follow, each with its followers behind it. */
async function rowsOfFollowed(worker: Handle, id: string, after: number): Promise<StagedPerson[]> {
  const { rows } = await sql<StagedPerson>`
    with leaders as (
      select distinct follows as line from ${staging(id)} where follows > ${after} order by 1 limit ${batch})
    select s.* from ${staging(id)} s
    where s.line in (select line from leaders) or s.follows in (select line from leaders)
    order by coalesce(s.follows, s.line), s.line`.execute(worker)
  return rows
}

function joined(cipher: FieldCipher, leader: StagedPerson, follower: StagedPerson): StagedPerson {
  const known = openSensitive(cipher, leader.sealed)
  const sensitive = revised(openSensitive(cipher, follower.sealed), known)
  return {
    ...leader,
    ...filledFrom(leader, follower, filled),
    ...joinedCategories(leader, follower),
    sealed: sealSensitive(cipher, sensitive),
    numberKeys: numberKeysOf(cipher, sensitive),
    isHead: leader.isHead || follower.isHead,
    followers: [...leader.followers, follower.line],
    digest: cipher.blind('ledger', leader.digest.toString('hex') + follower.digest.toString('hex')),
  }
}

const written = stagedNames.filter((name) => name !== 'line')
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function writeBack(worker: Handle, id: string, rows: readonly StagedPerson[]): Promise<void> {
  const values = rows.map((row) =>
    Object.fromEntries(
      stagedNames.map((name) => {
        const value = row[name]
        return [snake(name), Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]
      }),
    ),
  )
  const types = stagedNames.map((name) => `${snake(name)} ${stagedColumns[name].replace(' primary key', '')}`)
  await sql`
    update ${staging(id)} s set ${sql.raw(written.map((name) => `${snake(name)} = r.${snake(name)}`).join(', '))}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(${sql.raw(types.join(', ').replaceAll(' collate "C"', ''))})
    where s.line = r.line`.execute(worker)
}
