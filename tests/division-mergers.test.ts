import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allSubscribers } from '../apps/server/compose.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import { permissionCodes } from '../rooms/access/index.ts'
import { asOwner } from './database.ts'
import type { Marked } from './leaks/marked.ts'
import { leakWorld } from './leaks/world.ts'

/**
 * Tables whose rows stay at the code of their day when a division is taken into another, each with the reason. Whoever adds
 * a table with a division adds it to the `merged-places.ts` of its room, or a reason here.
 */
const stays: Readonly<Record<string, string>> = {
  outbox: 'what rooms heard, as it was',
  application: 'of the body that decides, a county or higher; villages are merged',
  application_answer: 'with its application',
  application_event: 'with its application',
  application_decision: 'with its application',
  application_evidence: 'with its application',
  application_consequence: 'with its application',
  audit_line: 'the trail is never changed',
  file: 'a file is read through the record that it belongs to',
  managing_zone: 'zones are a grouping of their own and are edited as such',
  managing_zone_member: 'zones are a grouping of their own and are edited as such',
  station: 'a division with a station is not merged away',
  station_evidence: 'lies with its station',
  station_function: 'lies with its station',
  station_room: 'lies with its station',
  account: 'an account works where its grants say',
  account_grant: 'grants at the old code go on to hold; the preview tells of them',
  break_glass: 'ends after three hours',
  api_token: 'as grants',
  token_grant: 'as grants',
  person_key: 'moved with the person, by key',
  person_stay: 'the past of the register',
  person_merge: 'a merge of files is history',
  ledger_import: 'an import is history',
  ledger_piece: 'an import is history',
  ledger_survey: 'an import is history',
  ledger_row: 'an import is history',
  ledger_change: 'an import is history',
  ledger_kept: 'an import is history',
  figure_dirty: 'marks of what is to be counted anew',
  figure_leaf: 'counted anew from base records',
  figure_division: 'counted anew from base records',
  figure_stale: 'counted anew from base records',
  figure_register_flow: 'counted anew from base records',
  record_reversal: 'a reversal is read with its record',
  figure_denominator: 'stated for a division of its time',
  target: 'set for a division of its time',
  report: 'a frozen report never changes',
  report_version: 'a frozen report never changes',
  report_adjustment: 'a frozen report never changes',
  report_step: 'a frozen report never changes',
  report_start: 'of a county',
  journal_issue: 'a frozen report never changes',
  journal_final: 'a frozen report never changes',
  application_round: 'of the body that decides',
  application_affiliation: 'lies with its application',
  application_batch: 'of the body that decides; from where it was put forward is history',
  application_nominee: 'lies with its application',
  application_panelist: 'of the body that decides',
  application_review: 'lies with its application',
  application_review_act: 'what happened is history',
  application_ranking: 'a frozen order never changes',
  application_ranking_line: 'a frozen order never changes',
  application_tie_decision: 'a decision is history',
  application_move_up: 'a decision is history',
  application_notice: 'printed as it was',
  application_notice_entry: 'printed as it was',
  application_objection: 'lies with its notice',
  application_roll: 'of the body that pays',
  application_roll_line: 'kept as it was confirmed',
  application_payment: 'lies with its application and its budget',
  application_letter: 'issued as it was',
  application_sample: 'of the body that drew',
  application_sample_item: 'a draw never changes',
  application_finding: 'lies with its application',
  application_sanction: 'an order is history',
  application_bar: 'of the body that ordered it, and holds in the whole province',
  application_bar_lift: 'lies with its bar',
  service_group: 'a plan stays where it was made; its sessions go with their days',
  group_plan_session: 'with the plan of its group',
  group_member: 'with the plan of its group',
  group_scale: 'with the plan of its group',
  group_score: 'with the plan of its group',
  group_turn: 'a group is counted where it opened, so that what opened there also closes there',
  activity: 'a plan stays where it was made; what was held goes with its day',
  activity_partner: 'with the plan of its activity',
  activity_sign_up: 'with the plan of its activity',
  activity_summary: 'with the plan of its activity',
  activity_photo: 'with the plan of its activity',
  class_series: 'a plan stays where it was made; its sessions go with their days',
  class_child: 'with the plan of its class',
  class_pick_up: 'with the plan of its class',
  workforce_member: 'lies where the employer or station stands',
  workforce_post: 'lies where the station stands',
  workforce_certificate: 'lies with the member',
  workforce_credit: 'lies with the member',
  workforce_flow_kept: 'kept from the members',
  workforce_handover: 'a change of village secretary is history',
  organisation: 'lies where it is registered; corrected on its own page',
  organisation_link: 'lies with the organisation',
  organisation_flow: 'kept from the organisations',
  organisation_officer: 'lies with the organisation',
  service_place: 'lies where it stands; corrected on its own page',
  service_place_flow: 'kept from the places',
  budget: 'money is kept by the office that holds it, and the ledger is never changed',
  commitment: 'money is kept by the office that holds it, and the ledger is never changed',
  fund_account: 'money is kept by the office that holds it, and the ledger is never changed',
  fund_pool: 'money is kept by the office that holds it, and the ledger is never changed',
  fund_receipt: 'money is kept by the office that holds it, and the ledger is never changed',
  ledger_entry: 'money is kept by the office that holds it, and the ledger is never changed',
  ledger_line: 'money is kept by the office that holds it, and the ledger is never changed',
  payee_account: 'money is kept by the office that holds it, and the ledger is never changed',
  payment: 'money is kept by the office that holds it, and the ledger is never changed',
  payment_return: 'money is kept by the office that holds it, and the ledger is never changed',
  payment_run: 'money is kept by the office that holds it, and the ledger is never changed',
  payment_run_line: 'money is kept by the office that holds it, and the ledger is never changed',
  recovery: 'money is kept by the office that holds it, and the ledger is never changed',
  recovery_write_off: 'money is kept by the office that holds it, and the ledger is never changed',
  organisation_change: 'lies with the organisation',
  organisation_fault: 'lies with the organisation',
  organisation_listing: 'lies with the organisation',
  organisation_penalty: 'lies with the organisation',
  organisation_registration: 'lies with the organisation',
  organisation_report_step: 'lies with the organisation',
  practicum_certificate: 'lies with the agency of the placement',
  practicum_line: 'lies with the agency of the placement',
  practicum_placement: 'lies with the agency of the placement',
  practicum_student: 'lies with the agency of the placement',
  workforce_award: 'lies with the member',
  workforce_invoice: 'lies with the member',
  workforce_registration: 'lies with the member',
  workforce_study: 'lies with the member',
  programme_version: 'of a county or above',
  screening_list: 'where a list came from is history; its screenings and needs go along',
  word_template: 'of a county or above',
  volunteer: 'lies where the volunteer lives or the station stands; corrected on the own page',
  volunteer_flow: 'kept from the volunteers',
  service_list: 'an agreement of its time with a station',
  service_list_version: 'an agreement of its time with a station',
  service_list_line: 'an agreement of its time with a station',
  evaluation_round: 'of a county',
  evaluation_score: 'of a station',
  evaluation_evidence: 'of a station',
  evaluation_result: 'of a station',
  instrument_copy: 'of a county or province',
  survey_campaign: 'was opened over a division of its time',
  protection_report: 'a mandatory report is never changed (2.10); the county sees it wherever it was',
  protection_entry: 'a mandatory report is never changed (2.10); the county sees it wherever it was',
  juvenile_file: 'of a county',
  juvenile_task: 'of a county',
  juvenile_member: 'of a county',
  juvenile_template: 'of a county',
  juvenile_archive: 'of a county',
  juvenile_request: 'of a county',
  case_transfer: 'what was asked and settled is history; an open request goes with its case',
  case_turn: 'taken out and written anew, never changed',
  forum: 'a forum is held by a body of a county or town with a station',
  forum_part: 'with its forum',
  forum_attendance: 'with its forum',
  forum_case: 'with its forum',
  forum_case_source: 'with its forum',
}

const rooms = join(import.meta.dirname, '../rooms')

/** The words of every file of a room that says what it does when divisions are merged. */
function moving(): string {
  const texts: string[] = []
  for (const entry of readdirSync(rooms, { recursive: true, encoding: 'utf8' }))
    if (/(merged-places|follow-files|grants-at)\.ts$/.test(entry))
      texts.push(readFileSync(join(rooms, entry), 'utf8'))
  return texts.join('\n')
}

let world: Awaited<ReturnType<typeof leakWorld>>
let one: Marked
let into: number
beforeAll(async () => {
  world = await leakWorld()
  one = world.people[0] as Marked
  into = await asOwner(world.platform.ownerUrl, async (client) => {
    const { rows } = await client.query(
      'select code from division where code / 1000 = $1::bigint / 1000 and code <> $1::bigint and code % 1000 > 0 order by code limit 1',
      [one.division],
    )
    return Number(rows[0].code)
  })
})
afterAll(async () => {
  await world.app.server.close()
  await world.close()
})

/** Every table with a column that holds a division, and that column. */
const columns = () =>
  asOwner(world.platform.ownerUrl, async (client) => {
    const { rows } = await client.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'bigint'
         and c.column_name in ('division', 'station_division', 'opened_division', 'from_division') order by 1, 2`,
    )
    return rows
  })

/** How many rows lie at each of the two codes, table by table. */
const counts = async () => {
  const all = await columns()
  return asOwner(world.platform.ownerUrl, async (client) => {
    const found: Record<string, readonly [number, number]> = {}
    for (const { table, column } of all) {
      const { rows } = await client.query(
        `select count(*) filter (where ${column} = $1)::integer as old, count(*) filter (where ${column} = $2)::integer as new from ${table}`,
        [one.division, into],
      )
      found[`${table}.${column}`] = [rows[0].old, rows[0].new]
    }
    return found
  })
}

const tableOf = (name: string) => name.split('.')[0] as string
const officer = () =>
  world.app.actor({ permissions: permissionCodes, scope: { kind: 'division', division: 410621000000 } })
const post = (url: string, payload: object) =>
  world.app.server.inject({ method: 'POST', url, headers: world.app.as(officer()), payload })
const deliver = async () => {
  for (let round = 0; round < 3; round += 1)
    await deliverEvents(world.platform.worker, allSubscribers(world.platform))
}

describe('when a division is taken into another', () => {
  it('no table with a division is forgotten: it is moved by its room, or there is a reason why it stays', async () => {
    const text = moving()
    const forgotten = new Set(
      (await columns())
        .map(({ table }) => table)
        .filter((table) => !(table in stays) && !new RegExp(`\\b${table}\\b`).test(text)),
    )
    expect([...forgotten]).toEqual([])
  })

  it('has no reason for a table that is none', async () => {
    const known = new Set((await columns()).map(({ table }) => table))
    expect(Object.keys(stays).filter((table) => !known.has(table))).toEqual([])
  })

  it('everything that is moved goes along, of every room, and comes back whole when it is undone', async () => {
    const before = await counts()
    const id = newId()
    const merged = await post(`/api/divisions/${one.division}/merger`, {
      id,
      into: String(into),
      from: '2021-01-01',
    })
    expect(merged.statusCode, merged.body).toBe(201)
    await deliver()
    const left = Object.entries(await counts()).filter(
      ([name, [old]]) => old > 0 && !(tableOf(name) in stays),
    )
    expect(left).toEqual([])
    const undone = await post(`/api/division-mergers/${id}/undo`, { id: newId() })
    expect(undone.statusCode, undone.body).toBe(200)
    await deliver()
    const moved = (all: Awaited<ReturnType<typeof counts>>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !(tableOf(name) in stays)))
    expect(moved(await counts())).toEqual(moved(before))
  })

  it('cases open that day move on it, those opened since were opened there, and both come back', async () => {
    const turns = () =>
      asOwner(world.platform.ownerUrl, async (client) => {
        const { rows } = await client.query(
          `select change, division::bigint as division, day::text as day from case_turn
           where case_id = $1 and reversed_at is null order by day, step, change`,
          [one.ids.case],
        )
        return rows.map(({ change, division, day }) => `${day} ${change} ${Number(division)}`)
      })
    expect(await turns()).toEqual([`2023-12-01 1 ${one.division}`])
    const id = newId()
    await post(`/api/divisions/${one.division}/merger`, { id, into: String(into), from: '2023-12-10' })
    await deliver()
    expect(await turns()).toEqual([
      `2023-12-01 1 ${one.division}`,
      `2023-12-10 -1 ${one.division}`,
      `2023-12-10 1 ${into}`,
    ])
    const file = await world.app.server.inject({
      method: 'GET',
      url: `/api/cases/${one.ids.case}`,
      headers: world.app.as(officer()),
    })
    expect(file.json()).toMatchObject({ division: into, moves: [{ reason: '区划合并' }] })
    await post(`/api/division-mergers/${id}/undo`, { id: newId() })
    await deliver()
    expect(await turns()).toEqual([`2023-12-01 1 ${one.division}`])
  })
})
