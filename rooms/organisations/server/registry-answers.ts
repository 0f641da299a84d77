import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, formatDivisionCode } from '../../../kernel/division.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pathsOf } from '../../regions/server/index.ts'
import { codeBeginnings } from '../domain/registry/codes.ts'
import { authorityName, consequencesAt } from '../domain/registry/registrars.ts'
import { seriousFrom } from './consequences.ts'
import { registrars } from './registrar-files.ts'
import {
  changesOf,
  type EntryRow,
  faultsOf,
  type ListingRow,
  listingsOf,
  penaltiesOf,
  type StepRow,
  stepsOf,
} from './registry-store.ts'
import { isKept, nextSteps, standingOfReport } from './report-steps.ts'

/** The names of authorities by division, as they are called on a day. */
export async function authorityNames(tx: Handle, divisions: readonly DivisionCode[], on: Day) {
  const paths = await pathsOf(
    tx,
    [...new Set(divisions)].filter((code) => code !== 0),
    on,
  )
  return (division: DivisionCode) => {
    const path = paths.get(division) ?? formatDivisionCode(division)
    return authorityName(registrars(), division, path.slice(path.lastIndexOf(' ') + 1), on)
  }
}

export async function entryLines(tx: Handle, rows: readonly EntryRow[], today: Day) {
  const named = await authorityNames(
    tx,
    rows.map(({ authority }) => authority),
    today,
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    creditCode: row.creditCode,
    legalForm: row.legalForm,
    division: row.division,
    authority: row.authority,
    authorityName: named(row.authority),
    registeredOn: row.registeredOn,
    status: row.status,
    endedOn: row.endedOn,
    lists: [...row.lists],
  }))
}

/** The years whose reports an entry shows: from the first that has a rule and it owes, to the one that opens next. */
export function reportAnswers(row: EntryRow, steps: readonly StepRow[], today: Day) {
  const last = Number(today.slice(0, 4)) - 1
  const first = Math.max(Number(row.registeredOn.slice(0, 4)), last - 9)
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => last - at)
  return years.flatMap((year) => {
    if (!isKept(row, year, steps)) return []
    const standing = standingOfReport(row, year, steps, today)
    if (!standing) return []
    return [
      {
        ...standing,
        steps: steps
          .filter((one) => one.year === year)
          .map(({ id, step, onDay, note, recordedName }) => ({
            id,
            step,
            on: onDay,
            note,
            by: recordedName,
          })),
        next: [...nextSteps[standing.state]],
      },
    ]
  })
}

/** The whole file of an entry. */
export async function entryFile(tx: Handle, { scope, today }: Standing, row: EntryRow) {
  const [line] = await entryLines(tx, [row], today)
  if (!line) throw new Error('an entry that was found is shown')
  const faults = await faultsOf(tx, row)
  const bases = consequencesAt(registrars(), row.authority)
  return {
    entry: {
      ...line,
      reportsFrom: row.reportsFrom,
      certificateNumber: row.certificateNumber,
      supervisor: row.supervisor,
      purpose: row.purpose,
      capitalFen: row.capitalFen,
      endDocument: row.endDocument,
      endReason: row.endReason,
      version: row.version,
    },
    codeFits: row.creditCode === null ? null : row.creditCode.startsWith(codeBeginnings[row.legalForm]),
    reports: reportAnswers(row, await stepsOf(tx, row.province, [row.id]), today),
    changes: (await changesOf(tx, row)).map(({ recordedName, ...change }) => ({
      ...change,
      by: recordedName,
    })),
    listings: (await listingsOf(tx, row)).map((listing) => listingAnswer(listing, faults)),
    penalties: (await penaltiesOf(tx, row)).map(
      ({ recordedName, province: _, organisation: __, division: ___, authority: ____, ...penalty }) => ({
        ...penalty,
        by: recordedName,
      }),
    ),
    bases: {
      abnormal: bases.abnormal.basis,
      'spot-check': bases.spotCheck.basis,
      serious: bases.serious.basis,
      penalty: bases.penalty[row.legalForm],
    },
    abilities: { write: covers(scope, { division: row.authority }) },
  }
}

const listingAnswer = (row: ListingRow, faults: Awaited<ReturnType<typeof faultsOf>>) => ({
  id: row.id,
  list: row.list,
  fault: row.fault,
  faultYear: row.faultYear,
  decidedOn: row.decidedOn,
  document: row.document,
  legalBasis: row.legalBasis,
  periodFrom: row.periodFrom,
  seriousFrom: row.list === 'abnormal' && row.removedOn === null ? seriousFrom(row) : null,
  creditDueOn: row.creditDueOn,
  creditEnteredOn: row.creditEnteredOn,
  removedOn: row.removedOn,
  removalDocument: row.removalDocument,
  removalReason: row.removalReason,
  removalDueOn: row.removalDueOn,
  removalEnteredOn: row.removalEnteredOn,
  by: row.recordedName,
  faults: faults
    .filter(({ listing }) => listing === row.id)
    .map(({ listing: _, recordedName, ...fault }) => ({ ...fault, by: recordedName })),
})
