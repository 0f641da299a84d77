import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import { contains, levelOf, provinceOf } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../../kernel/unified-credit-code.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { checkIdentityNumber } from '../../../people/index.ts'
import { firstStage, type Programme, readFacts, type Value } from '../../../programmes/index.ts'
import { memberOfNumber } from '../../../workforce/server/index.ts'
import { bodyNamedTwice, type Nominee } from '../../domain/judging/read-nominee.ts'
import { writeAnswers } from '../core/answers.ts'
import { type ApplicationRow, applicationColumns, placeColumns, placeOf } from '../core/application-store.ts'
import { enterStage } from '../core/move.ts'
import { nominatorOf } from '../core/nominator.ts'
import { sealApplicant, subjectIndex } from '../core/seal.ts'
import { searchOf } from '../core/search-text.ts'
import { momentOn } from '../core/submit.ts'
import type { RoundRow } from './round-store.ts'

export type Nominating = {
  readonly platform: Platform
  readonly call: Standing
  readonly round: RoundRow
  readonly programme: Programme
  readonly hash: string
  readonly batch: Id
  readonly fromFile: boolean
}

const no = (...problems: readonly Problem[]) => refused(problems)

/** All that is wrong with a nominee before anything is looked up: number, bodies, answers. Paths name the part. */
export function nomineeProblems(
  { programme, round, call }: Pick<Nominating, 'programme' | 'round' | 'call'>,
  nominee: Nominee,
): Problem[] {
  const problems: Problem[] = []
  const number = numberOf(programme, nominee, call)
  if (!number.ok) problems.push(number.error)
  const { township } = nominee
  // A county or another place would count into no township's quota, or into another county's.
  const isTown = township === null || ['township', 'village'].includes(levelOf(township))
  if (!isTown || (township !== null && !contains(round.division, township)))
    problems.push({ code: 'township-outside-round', path: '/township' })
  const twice = bodyNamedTwice(nominee.affiliations)
  if (twice !== -1)
    problems.push({
      code: 'body-named-twice',
      path: `/affiliations/${twice}/organisation`,
      data: { body: nominee.affiliations[twice]?.organisation ?? '' },
    })
  const facts = readFacts(programme, nominee.facts)
  if (!facts.ok)
    for (const { path, zh, en } of facts.error)
      problems.push({
        code: 'fact-not-valid',
        path: `/facts/${path.join('/')}`,
        data: { reason: zh, reasonEn: en },
      })
  return problems
}

/** Writes one nominee as an application that was received; refused with all that is wrong with which part of it. */
export async function insertNominee(
  tx: Handle,
  nominating: Nominating,
  application: Id,
  position: number,
  nominee: Nominee,
): Promise<Result<ApplicationRow, readonly Problem[]>> {
  const { call, round, programme, batch } = nominating
  const number = numberOf(programme, nominee, call)
  const facts = readFacts(programme, nominee.facts)
  const problems = nomineeProblems(nominating, nominee)
  if (problems.length > 0 || !number.ok || !facts.ok) return refused(problems)
  const received = await insertReceived(tx, nominating, application, nominee, number.value)
  if (!received.ok) return received
  const row = received.value
  for (const [at, { organisation, post }] of nominee.affiliations.entries())
    await sql`insert into application_affiliation (${placeColumns}, position, body_name, post)
      values (${placeOf(row)}, ${at + 1}, ${organisation}, ${post})`.execute(tx)
  await sql`insert into application_nominee (province, application, batch, position, division, station, put_by)
    values (${row.province}, ${row.id}, ${batch}, ${position}, ${row.division}, ${row.station}, ${call.actor.account})`.execute(
    tx,
  )
  const given = facts.value as Readonly<Record<string, Value>>
  await writeAnswers(tx, row, { account: call.actor.account, name: call.actor.name, origin: 'given' }, given)
  const entered = await enterStage(tx, call, row, programme, firstStage(programme).code, {
    from: null,
    on: call.today,
    role: 'applicant',
    kind: 'received',
    reason: round.title,
  })
  return entered.ok ? ok(entered.value) : no({ code: (entered.error as Refusal).code, path: '/name' })
}

/** The number by which a subject is known, checked; null where none was given. */
function numberOf(
  { for: subject }: Programme,
  { idNumber }: Nominee,
  { today }: Standing,
): Result<string | null, Problem> {
  if (idNumber === null || subject === 'work') return ok(null)
  if (subject === 'person') {
    const checked = checkIdentityNumber(idNumber, today)
    return checked.ok
      ? ok(checked.value.number)
      : refused({ code: 'identity-number-not-valid', path: '/idNumber' })
  }
  const checked = checkUnifiedCreditCode(idNumber)
  return checked.ok ? ok(checked.value.code) : refused({ code: 'credit-code-not-valid', path: '/idNumber' })
}

async function insertReceived(
  tx: Handle,
  { platform, call, round, programme, hash, fromFile }: Nominating,
  id: Id,
  nominee: Nominee,
  idNumber: string | null,
): Promise<Result<ApplicationRow, readonly Problem[]>> {
  const { cipher, worker } = platform
  const { actor, today, scope } = call
  const kind = programme.for
  const [first] = nominee.affiliations
  const organisation = kind === 'person' ? (first?.organisation ?? null) : nominee.name
  const member =
    kind === 'person' && idNumber
      ? await memberOfNumber(worker.handle, wholeScope, cipher, idNumber, today)
      : null
  // Without a number somebody is told from others by name and body, a work by its title and whose it is.
  const key = idNumber ?? [nominee.workTitle ?? '', nominee.name, organisation ?? ''].join('\n')
  const subject = subjectIndex(cipher, key)
  const { rows: standing } = await sql<{ stands: boolean }>`
    select application_stands(${round.province}::smallint, ${programme.code}, ${round.id}, ${subject}, ${id}) as stands`.execute(
    tx,
  )
  if (standing[0]?.stands)
    return no({ code: 'nominee-stands-already', path: '/name', data: { name: nominee.name } })
  const { rows: numbers } = await sql<{ number: string }>`
    select take_application_number(${round.division}, ${Number(today.slice(0, 4))}) as number`.execute(tx)
  const number = numbers[0]?.number ?? ''
  const stage = firstStage(programme)
  const sealed = sealApplicant(cipher, {
    ...(idNumber ? { idNumber } : {}),
    ...(nominee.phone ? { phone: nominee.phone } : {}),
  })
  const found = { ...nominee, organisationName: organisation, number, division: round.division }
  const { rows } = await sql<ApplicationRow>`
    insert into application (province, id, division, number, programme, programme_hash, season, round, subject_kind, subject_room, subject_id,
      subject_hash, tied_by, name, organisation, organisation_name, post, work_title, township, station, sealed, account, account_name, nominated_by, draft,
      stage, stage_who, stage_work, stage_since, received_at, search)
    values (${provinceOf(round.division)}, ${id}, ${round.division}, ${number}, ${programme.code}, ${hash}, ${round.id}, ${round.id},
      ${kind}, ${member ? 'workforce' : null}, ${member?.id ?? null}, ${subject}, ${member ? 'number' : null}, ${nominee.name},
      ${nominatorOf(scope) === 'employer' ? (scope.organisations[0] ?? null) : null}, ${organisation}, ${first?.post ?? null}, ${nominee.workTitle}, ${nominee.township}, ${scope.stations[0] ?? null}, ${sealed},
      ${actor.account}, ${actor.name}, ${fromFile ? 'import' : nominatorOf(scope)}, false, ${stage.code},
      ${stage.who ?? null}, ${stage.work ?? null}, ${today}, ${momentOn(platform, today)}, ${searchOf(found)})
    on conflict do nothing returning ${applicationColumns}`.execute(tx)
  return rows[0]
    ? ok(rows[0])
    : no({ code: 'nominee-stands-already', path: '/name', data: { name: nominee.name } })
}
