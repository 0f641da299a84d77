import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor, textPart } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { riskOverviewContract } from '../../contract/risk-overview.ts'
import { halfYearOf } from '../../domain/files/agreement.ts'
import { visitsEach } from '../../domain/files/load.ts'
import { fileScope } from '../../domain/files/whole-county.ts'
import { countByCounty, countByGrade, countWaiting } from './count-files.ts'
import { eldersOf, visitRates } from './elders.ts'
import { gradeTitleOf } from './in-force.ts'
import { daysAhead, loadInAll, loadOf } from './load-of-visits.ts'
import { agreementOf, drawSample, samplesOf, takeSample } from './samples.ts'
import { namesFor } from './shown-files.ts'
import { standings } from './standings.ts'

/** The social workers of a place on a day; the register stands in a room that this one does not open. */
export type TeamOf = (tx: Handle, scope: Scope, station: Id | undefined, on: Day) => Promise<number | null>

export const noTeam: TeamOf = async () => null

export function riskOverviewRoutes({ clock }: Platform, teamOf: TeamOf = noTeam): Implemented[] {
  const { reading, recording, signing } = standings(clock)
  return [
    implement(riskOverviewContract.counts, async (call) => {
      const who = reading(call)
      const own = await read(who, async (tx) => {
        const grades = isEmpty(who.scope) ? [] : await countByGrade(tx, who.scope, call.today)
        const totals = new Map<string, number>()
        for (const { about, files } of grades) totals.set(about, (totals.get(about) ?? 0) + files)
        return ok({
          grades: grades.map(({ about, grade, files, overdue }) => ({
            about,
            grade,
            title: gradeTitleOf(about, grade),
            files,
            overdue,
            share: Math.round((files * 1000) / (totals.get(about) ?? 1)) / 1000,
          })),
          waiting: await countWaiting(tx, who.scope, call.today),
        })
      })
      if (!own.ok) return own
      return read(call, async (tx) => {
        const counties = await countByCounty(tx, call.scope)
        return ok({
          ...own.value,
          counties: counties.map((county) => ({
            ...county,
            grades:
              county.grades?.map((cell) => ({ ...cell, title: gradeTitleOf(county.about, cell.grade) })) ??
              null,
          })),
        })
      })
    }),
    implement(riskOverviewContract.load, (call) => {
      const who = reading(call)
      return read(who, async (tx) => {
        const lines = await loadOf(tx, who.scope, call.query, call.today)
        const { monthly, workers } = await loadInAll(tx, who.scope, call.query)
        const team = await teamOf(tx, who.scope, call.query.station, call.today)
        return ok({
          monthly,
          workers,
          each: visitsEach(monthly, workers),
          team,
          eachOfTeam: team === null ? null : visitsEach(monthly, team),
          lines,
          days: await daysAhead(tx, who.scope, call.query, call.today),
        })
      })
    }),
    implement(riskOverviewContract.elders, (call) =>
      read(call, async (tx) => {
        const elders = await eldersOf(tx, call.scope, call.query.month, call.today)
        const isNear = !isEmpty(fileScope(call.actor, 'assessment.read', call.today))
        return ok({ month: call.query.month, lines: visitRates(elders, isNear) })
      }),
    ),
    implement(riskOverviewContract.unvisited, async (call) => {
      const who = reading(call)
      const { month, station, cursor, limit } = call.query
      const after = readCursor(cursor, [textPart, idPart])
      if (!after.ok) return after
      return read(who, async (tx) => {
        const elders = (await eldersOf(tx, who.scope, month, call.today))
          .filter((elder) => !elder.visited && (!station || elder.station === station))
          .toSorted((a, b) =>
            a.pinyin < b.pinyin ? -1 : a.pinyin > b.pinyin ? 1 : a.person < b.person ? -1 : 1,
          )
        const [pinyin = '', person = ''] = (after.value ?? []) as [string?, string?]
        const rest = elders.filter(
          (elder) => elder.pinyin > pinyin || (elder.pinyin === pinyin && elder.person > person),
        )
        const page = pageFrom(rest.slice(0, limit + 1), limit, (elder) => [elder.pinyin, elder.person])
        const names = await namesFor(
          tx,
          who,
          page.items.map((elder) => elder.person),
        )
        return ok({
          items: page.items.map((elder) => ({
            person: elder.person,
            personName: names.get(elder.person) ?? null,
            station: elder.station,
            division: elder.division,
            joinedOn: elder.joinedOn,
          })),
          next: page.next,
        })
      })
    }),
    implement(riskOverviewContract.sample, (call) => {
      const who = reading(call)
      const halfYear = call.query.halfYear ?? halfYearOf(call.today)
      return read(who, async (tx) => {
        const samples = await samplesOf(tx, who.scope, halfYear, 2000)
        const names = await namesFor(
          tx,
          who,
          samples.map(({ person }) => person),
        )
        return ok({
          halfYear,
          agreement: await agreementOf(tx, who.scope, halfYear),
          items: samples.map(
            ({ id, file, about, person, station, division, rater, raterName, secondRank }) => ({
              id,
              file,
              about,
              person,
              personName: names.get(person) ?? null,
              station,
              division,
              rater,
              raterName,
              rated: secondRank !== null,
            }),
          ),
        })
      })
    }),
    implement(riskOverviewContract.draw, (call) => drawSample(signing(call), call.body)),
    implement(riskOverviewContract.takeSample, (call) =>
      takeSample(recording(call), call.params.id, call.body),
    ),
  ]
}
