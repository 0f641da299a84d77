import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import {
  ofPersons,
  type TimelineQuestion,
  type TimelineSource,
  timelineWindow,
} from '../../../../platform/server/timeline.ts'
import { categories, isRestricted } from '../data-files.ts'

type Row = {
  readonly key: string
  readonly day: Day
  readonly person: Id
  readonly station: Id
  readonly event: string
  readonly code: string | null
}

const window = (asked: TimelineQuestion) => timelineWindow(asked, { day: 'day', key: sql<string>`key` })

const of = (scope: Scope, asked: TimelineQuestion, person: 'id' | 'person') =>
  sql`province = any(${provincesIn(scope)}) and ${ofPersons(person, asked.persons)}
    and ${within(scope, { division: 'division', station: 'station', person })}`

const lineOf = ({ key, day, person, station }: Row, what: Words) => ({
  key,
  day,
  what,
  about: null,
  by: null,
  station,
  page: `/people/${person}`,
})

const registerTerms: Readonly<Record<string, Words>> = {
  registered: { zh: '建档', en: 'Registered' },
  came: { zh: '转入登记', en: 'Taken onto the register' },
  paused: { zh: '暂停', en: 'Paused' },
  'moved-away': { zh: '迁出', en: 'Moved away' },
  died: { zh: '死亡', en: 'Died' },
  closed: { zh: '销档', en: 'File closed' },
}

/** Since when a file is kept, the stations that kept it, and how its standing changed. */
const register: TimelineSource = {
  kind: 'register',
  title: { zh: '档案', en: 'File' },
  permission: 'people.read',
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select key, day, person, station, event, code from (
        select id::text || ':1' as key, registered_on as day, id as person, station, 'registered' as event, null as code
        from person where ${of(scope, asked, 'id')}
        union all
        select id::text || ':2', stay_from, id, station, 'came', null
        from person where ${of(scope, asked, 'id')} and stay_from > registered_on
        union all
        select id::text || ':3', state_on, id, station, state, null
        from person where ${of(scope, asked, 'id')} and state_on is not null and state not in ('active', 'merged')
      ) told where true ${window(asked)}`.execute(tx)
    return rows.map((row) => lineOf(row, registerTerms[row.event] as Words))
  },
}

const purposeTerms: Readonly<Record<string, Words>> = {
  service: { zh: '接受服务', en: 'service' },
  media: { zh: '影像使用', en: 'being shown' },
}

/** Consents as they were given and withdrawn (2.8). */
const consents: TimelineSource = {
  kind: 'consent',
  title: { zh: '知情同意', en: 'Consent' },
  permission: 'people.read',
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select key, day, person, station, event, code from (
        select id::text || ':1' as key, given_on as day, person, station, 'given' as event, purpose as code
        from consent where ${of(scope, asked, 'person')}
        union all
        select id::text || ':2', withdrawn_on, person, station, 'withdrawn', purpose
        from consent where ${of(scope, asked, 'person')} and withdrawn_on is not null
      ) told where true ${window(asked)}`.execute(tx)
    return rows.map((row) => {
      const { zh, en } = purposeTerms[row.code ?? ''] ?? { zh: row.code ?? '', en: row.code ?? '' }
      return lineOf(
        row,
        row.event === 'given'
          ? { zh: `同意 · ${zh}`, en: `Given · ${en}` }
          : { zh: `撤回 · ${zh}`, en: `Withdrawn · ${en}` },
      )
    })
  },
}

/** Categories as they began and ended (L3); need-to-know ones are not named on a timeline. */
const changes: TimelineSource = {
  kind: 'category',
  title: { zh: '对象类别', en: 'Category' },
  permission: 'people.read-sensitive',
  sensitive: true,
  lines: async (tx, { scope }, asked) => {
    const shown = categories()
      .categories.filter(({ code }) => !isRestricted(code))
      .map(({ code }) => code)
    const known = sql`category = any(${shown}::text[])`
    const { rows } = await sql<Row>`
      select key, day, person, station, event, code from (
        select id::text || ':1' as key, valid_from as day, person, station, 'began' as event, category as code
        from person_category where ${of(scope, asked, 'person')} and ${known}
        union all
        select id::text || ':2', valid_to, person, station, 'ended', category
        from person_category where ${of(scope, asked, 'person')} and ${known} and valid_to is not null
      ) told where true ${window(asked)}`.execute(tx)
    return rows.map((row) => {
      const title = categories().category(row.code ?? '')?.title ?? { zh: row.code ?? '', en: row.code ?? '' }
      return lineOf(
        row,
        row.event === 'began'
          ? { zh: `列入 · ${title.zh}`, en: `Began · ${title.en}` }
          : { zh: `退出 · ${title.zh}`, en: `Ended · ${title.en}` },
      )
    })
  },
}

export const peopleTimeline: readonly TimelineSource[] = [register, consents, changes]
