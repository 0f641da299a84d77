import { isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import {
  dayPart,
  patternPart,
  readCursor,
  textPart,
  writeCursor,
} from '../../../../platform/server/database/cursor.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { TimelineLine, TimelineQuestion, TimelineSource } from '../../../../platform/server/timeline.ts'
import { peopleContract } from '../../contract.ts'
import { filesOfPerson } from '../asked-by-others.ts'
import { findPerson } from '../person/store.ts'
import { stationNames } from '../places.ts'

type Call = Parameters<Handler<typeof peopleContract.timeline>>[0]
type Told = TimelineLine & { readonly source: TimelineSource }

const cursorShape = [dayPart, patternPart(/^[a-z-]{1,40}$/), textPart]

/** Behind every key of a day: a source that comes before the cursor's in the order has told that day already. */
const nothing = ''
/** Before every key of a day: a source that comes after the cursor's has told nothing of that day yet. */
const everything = '~'

export const timelineRoute = (sources: readonly TimelineSource[]): Implemented =>
  implement(peopleContract.timeline, (call) => timeline(call, sources))

async function timeline(call: Call, sources: readonly TimelineSource[]) {
  const { kind, from, to, limit } = call.query
  const cursor = readCursor(call.query.cursor, cursorShape)
  if (!cursor.ok) return cursor
  if (from && to && from > to)
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'timeline-period-reversed', path: '/query/to' }],
    })
  const wanted = kind?.split(',').filter(Boolean) ?? []
  if (wanted.some((code) => !sources.some((source) => source.kind === code)))
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'value-not-in-list', path: '/query/kind' }],
    })
  const found = await read(call, async (tx) => {
    const asked = await findPerson(tx, call.scope, call.params.id)
    const person = asked?.mergedInto ? await findPerson(tx, call.scope, asked.mergedInto) : asked
    if (!person) return refused<Refusal>({ code: 'not-found' })
    return ok({ person, persons: await filesOfPerson(tx, call.scope, person.id) })
  })
  if (!found.ok) return found
  const { person, persons } = found.value
  // Without its permission a room is not asked, and not named: nobody learns that there was something to see.
  const allowed = sources.filter((source) => !isEmpty(scopeOf(call.actor, source.permission, call.today)))
  const told = await tell(
    call,
    allowed.filter((source) => wanted.length === 0 || wanted.includes(source.kind)),
    (source) => questionFor(source, { persons, from, to, limit, cursor: cursor.value, sources }),
  )
  if (!told.ok) return told
  const lines = told.value.toSorted(inOrder(sources))
  const page = lines.slice(0, limit)
  const last = page.at(-1)
  return disclose(call, async (tx) => {
    const names = await stationNames(
      tx,
      page.flatMap(({ station }) => (station ? [station] : [])),
    )
    const shown = page.filter(({ source }) => source.sensitive)
    return ok({
      answer: {
        name: person.name,
        items: page.map(({ source, ...line }) => ({
          ...line,
          kind: source.kind,
          station: line.station ? (names.get(line.station) ?? null) : null,
        })),
        next: last && lines.length > limit ? writeCursor([last.day, last.source.kind, last.key]) : null,
        kinds: allowed.map((source) => ({ kind: source.kind, title: source.title })),
      },
      audit:
        shown.length > 0
          ? [
              {
                action: 'people.read-timeline',
                subject: person.id,
                division: person.division,
                station: person.station,
                detail: { kinds: [...new Set(shown.map(({ source }) => source.kind))], lines: shown.length },
              },
            ]
          : [],
    })
  })
}

type Asked = {
  readonly persons: readonly Id[]
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly limit: number
  readonly cursor: readonly (string | number)[] | null
  readonly sources: readonly TimelineSource[]
}

/** What one source is asked for, so that all of them together continue behind the cursor. */
function questionFor(source: TimelineSource, asked: Asked): TimelineQuestion {
  const { persons, from = null, to = null, limit, cursor, sources } = asked
  const place = (kind: unknown) => sources.findIndex((one) => one.kind === kind)
  const [day, kind, key] = cursor ?? []
  const behind = place(source.kind) - place(kind)
  const before = cursor
    ? {
        day: day as Day,
        key: behind === 0 ? (key as string) : behind < 0 ? nothing : everything,
      }
    : null
  return { persons, from, to, before, limit: limit + 1 }
}

/** By day, newest first; within a day by the order of the sources, and within those by key. */
const inOrder =
  (sources: readonly TimelineSource[]) =>
  (a: Told, b: Told): number =>
    b.day.localeCompare(a.day) ||
    sources.indexOf(a.source) - sources.indexOf(b.source) ||
    (a.key < b.key ? 1 : -1)

/** Asks each source under the scope of its own permission; those that reach equally far share a transaction. */
async function tell(
  standing: Standing,
  sources: readonly TimelineSource[],
  question: (source: TimelineSource) => TimelineQuestion,
): Promise<Result<Told[], Refusal>> {
  const byScope = new Map<string, { readonly standing: Standing; readonly sources: TimelineSource[] }>()
  for (const source of sources) {
    const scope = scopeOf(standing.actor, source.permission, standing.today)
    const key = JSON.stringify(scope)
    const group = byScope.get(key) ?? { standing: { ...standing, scope }, sources: [] }
    group.sources.push(source)
    byScope.set(key, group)
  }
  const told: Told[] = []
  for (const group of byScope.values()) {
    const answered = await read<Told[]>(group.standing, async (tx) => {
      const lines: Told[] = []
      for (const source of group.sources)
        for (const line of await source.lines(tx, group.standing, question(source)))
          lines.push({ ...line, source })
      return ok(lines)
    })
    if (!answered.ok) return answered
    told.push(...answered.value)
  }
  return ok(told)
}
