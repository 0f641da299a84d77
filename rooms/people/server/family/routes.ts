import { Readable } from 'node:stream'
import { covers } from '../../../../kernel/actor.ts'
import { type Drawing, svgText } from '../../../../kernel/drawing.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { FamilyAnswer } from '../../contract/family.ts'
import { peopleContract } from '../../contract.ts'
import { drawGenogram } from '../../domain/family/genogram-drawing.ts'
import { filesOfPerson } from '../asked-by-others.ts'
import { placedOf } from '../person/answers.ts'
import { findPerson } from '../person/store.ts'
import type { PersonRow } from '../tables.ts'
import { correctRelation, relate, removeRelation, removeRelative } from './family-commands.ts'
import { type Family, type FamilyMember, type FamilyTie, readFamily, tiesOn } from './read-family.ts'
import { addRelative, changeRelative } from './relatives.ts'
import { type RelationRow, relationHistory, relativesOf, wordsOf } from './rows.ts'

export const familyRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(peopleContract.family, (call) =>
    disclose(call, async (tx) => {
      const found = await familyOf(tx, cipher, call, call.params.id)
      if (!found.ok) return found
      return ok({ answer: familyAnswer(cipher, call, found.value), audit: seen(found.value) })
    }),
  ),
  implement(peopleContract.genogram, (call) =>
    disclose(call, async (tx) => {
      const found = await familyOf(tx, cipher, call, call.params.id)
      if (!found.ok) return found
      const svg = svgText(genogramOf(found.value, call.today), '家庭结构图 Genogram')
      return ok({
        answer: {
          stream: Readable.from([svg]),
          fileName: `${found.value.person.fileNumber}.svg`,
          mediaType: 'image/svg+xml',
        },
        audit: seen(found.value),
      })
    }),
  ),
  implement(peopleContract.relationHistory, (call) =>
    disclose(call, async (tx) => {
      const person = await personAt(tx, call, call.params.id)
      if (!person) return refused<Refusal>({ code: 'not-found' })
      const rows = await relationHistory(tx, call.scope, await filesOfPerson(tx, call.scope, person.id))
      const names = await namesIn(tx, cipher, call, rows)
      return ok({
        answer: { items: rows.map((row) => historyLine(cipher, row, names)) },
        audit: rows.length > 0 ? [entry('people.read-relations', person)] : [],
      })
    }),
  ),
  implement(peopleContract.addRelative, (call) => addRelative(call, cipher)),
  implement(peopleContract.changeRelative, (call) => changeRelative(call, cipher)),
  implement(peopleContract.removeRelative, (call) => removeRelative(call, cipher)),
  implement(peopleContract.relate, (call) => relate(call, cipher)),
  implement(peopleContract.correctRelation, (call) => correctRelation(call, cipher)),
  implement(peopleContract.removeRelation, (call) => removeRelation(call, cipher)),
]

const entry = (action: string, person: PersonRow) => ({
  action,
  subject: person.id,
  division: person.division,
  station: person.station,
})

export type ShownFamily = Family & {
  readonly person: PersonRow
  /** Whether how they get on, and what is noted of relatives, may be shown. */
  readonly sensitive: boolean
}

const seen = ({ person, sensitive, ties, members }: ShownFamily) =>
  sensitive && (ties.some(({ row }) => row !== null) || members.some(({ relative }) => relative !== null))
    ? [entry('people.read-family', person)]
    : []

async function personAt(tx: Handle, { scope }: Standing, id: string): Promise<PersonRow | null> {
  const asked = await findPerson(tx, scope, id)
  return (asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked) ?? null
}

/** The family of a person as the standing may see it; a merged file answers with the survivor's. */
export async function familyOf(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  id: string,
): Promise<Result<ShownFamily, Refusal>> {
  const person = await personAt(tx, standing, id)
  if (!person) return refused({ code: 'not-found' })
  const sensitive = covers(standingFor(standing, 'people.read-sensitive').scope, placedOf(person))
  const family = await readFamily(tx, cipher, standing.scope, person)
  const ties = sensitive ? family.ties : family.ties.map((tie) => ({ ...tie, quality: null }))
  return ok({ ...family, ties, person, sensitive })
}

/** The genogram as a picture that stands alone, for a form. */
export const genogramOf = (family: ShownFamily, on: Standing['today']): Drawing =>
  drawGenogram({
    client: family.client,
    members: family.members,
    ties: tiesOn(family, on),
    year: Number(on.slice(0, 4)),
  })

function familyAnswer(cipher: FieldCipher, standing: Standing, family: ShownFamily): FamilyAnswer {
  const { person, client, sensitive, cut } = family
  return {
    person: person.id,
    name: person.name,
    client,
    on: standing.today,
    sensitive,
    cut,
    members: family.members.map((member) => memberAnswer(member, sensitive)),
    ties: family.ties.map((tie) => tieAnswer(cipher, tie, sensitive)),
    abilities: { change: covers(standingFor(standing, 'people.write').scope, placedOf(person)) },
  }
}

const memberAnswer = (
  { key, name, sex, birthYear, deathYear, deceased, household, person, relative }: FamilyMember,
  sensitive: boolean,
) => ({
  key,
  person: person?.id ?? null,
  relative: relative?.row.id ?? null,
  version: relative?.row.version ?? null,
  name,
  sex,
  birthYear,
  deathYear,
  deceased,
  household,
  details:
    relative && sensitive
      ? {
          work: relative.words.work,
          health: relative.words.health,
          phone: relative.words.phone,
          note: relative.words.note,
        }
      : null,
})

const tieAnswer = (cipher: FieldCipher, tie: FamilyTie, sensitive: boolean) => ({
  id: tie.row?.id ?? null,
  from: tie.from,
  to: tie.to,
  kind: tie.kind,
  source: tie.source,
  fromOn: tie.row?.fromOn ?? null,
  toOn: tie.row?.toOn ?? null,
  quality: tie.quality,
  note: sensitive && tie.row?.sealed ? cipher.open(tie.row.sealed) : null,
  byName: tie.row?.recordedByName ?? null,
  recordedOn: tie.row?.recordedOn ?? null,
})

async function namesIn(tx: Handle, cipher: FieldCipher, { scope }: Standing, rows: readonly RelationRow[]) {
  const names = new Map<string, string>()
  for (const id of new Set(rows.flatMap((row) => [row.fromPerson, row.toPerson]))) {
    const person = id ? await findPerson(tx, scope, id) : undefined
    if (person) names.set(person.id, person.name)
  }
  const ids = [...new Set(rows.flatMap((row) => [row.fromRelative, row.toRelative]))].filter(
    (id) => id !== null,
  )
  for (const row of await relativesOf(tx, scope, { ids, files: [], removedToo: true }))
    names.set(row.id, wordsOf(cipher, row).name)
  return names
}

const historyLine = (cipher: FieldCipher, row: RelationRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  fromName: names.get(row.fromPerson ?? row.fromRelative ?? '') ?? '—',
  toName: names.get(row.toPerson ?? row.toRelative ?? '') ?? '—',
  kind: row.kind,
  quality: row.quality,
  fromOn: row.fromOn,
  toOn: row.toOn,
  note: row.sealed ? cipher.open(row.sealed) : null,
  byName: row.recordedByName,
  recordedAt: row.recordedAt,
  state: row.removedOn ? ('removed' as const) : row.replacedBy ? ('replaced' as const) : ('holds' as const),
  removedReason: row.removedReason,
  removedByName: row.removedByName,
})
