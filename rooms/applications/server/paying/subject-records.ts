import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { Programme, Resolver } from '../../../programmes/index.ts'

/** What the records of payments and bars answer of somebody, by resolver. */
export type SubjectRecords = Readonly<Partial<Record<Resolver, unknown>>>

const answered: readonly Resolver[] = ['awards.held', 'awards.paid', 'bar.in-force']

const nothing: SubjectRecords = { 'awards.held': [], 'awards.paid': 0, 'bar.in-force': 'no' }

/**
 * What is drawn by, and held against, those of a register under a programme: workers, students or bodies by their records.
 * Who never applied draws nothing and is not barred. Nothing is asked where the programme asks none of it.
 */
export async function subjectRecords(
  tx: Handle,
  scope: Scope,
  subjects: readonly Id[],
  { code, subject_class: subjectClass, facts }: Pick<Programme, 'code' | 'subject_class' | 'facts'>,
  on: Day,
): Promise<(subject: Id) => SubjectRecords> {
  if (!asksRecords({ facts }) || subjects.length === 0) return () => ({})
  const { rows } = await sql<Drawn & { subject: Id }>`
    select subject, held, paid, barred from application_records_of(${provincesIn(scope)}::smallint[], ${[...subjects]}::uuid[],
      ${code}, ${subjectClass}, ${on})`.execute(tx)
  const known = new Map(rows.map((row) => [row.subject, told(row)]))
  return (subject) => known.get(subject) ?? nothing
}

/**
 * The same of persons of the register, who are no workers, students or bodies: by the key of their number (`subjectIndex`). Of
 * somebody without a number nothing is known.
 */
export async function recordsByKey(
  tx: Handle,
  province: number,
  keys: readonly Buffer[],
  { code, subject_class: subjectClass, facts }: Pick<Programme, 'code' | 'subject_class' | 'facts'>,
  on: Day,
): Promise<(key: Buffer | null) => SubjectRecords> {
  if (!asksRecords({ facts }) || keys.length === 0) return () => ({})
  const { rows } = await sql<Drawn & { subject: Buffer }>`
    select subject, held, paid, barred from application_records_by_key(${province}::smallint, ${[...keys]}::bytea[], ${code},
      ${subjectClass}, ${on})`.execute(tx)
  const known = new Map(rows.map((row) => [row.subject.toString('hex'), told(row)]))
  return (key) => (key === null ? {} : (known.get(key.toString('hex')) ?? nothing))
}

/** Whether a programme asks what these records answer. */
export const asksRecords = ({ facts }: Pick<Programme, 'facts'>): boolean =>
  Object.values(facts).some(({ from }) => from !== undefined && answered.includes(from))

type Drawn = { readonly held: string[]; readonly paid: number; readonly barred: boolean }

const told = ({ held, paid, barred }: Drawn): SubjectRecords => ({
  'awards.held': held,
  'awards.paid': paid,
  'bar.in-force': barred ? 'yes' : 'no',
})
