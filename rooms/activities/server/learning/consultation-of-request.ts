import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { markDirty } from '../../../../platform/server/command.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { consultationChannels } from '../../domain/learning-codes.ts'
import { serviceFields } from '../../domain/service-field.ts'

/** What the room that took a request in tells of an answer that was given at once. */
const accepted = z.object({
  request: z.string(),
  person: z.string().nullable(),
  station: z.string().nullable(),
  answered: z.object({
    id: z.string(),
    on: z.string().transform((text) => text as Day),
    channel: z.enum(consultationChannels),
    field: z.enum(serviceFields),
    minutes: z.number().int().nullable(),
    worker: z.string(),
    workerName: z.string(),
    words: z.string(),
  }),
})

type Snapshot = { readonly id: string; readonly ordinal: number; readonly categories: string[] }

/**
 * A request that was accepted as a consultation and answered at once is recorded as one, so that nobody types it twice.
 * The words come sealed: an event is no place for what somebody asked. What the county itself answered is of no station.
 */
export const consultationOfRequest = ({ cipher }: Pick<Platform, 'cipher'>): Subscriber => ({
  reader: 'activities-consultation-of-request',
  hears: ['intake.request-accepted'],
  handle: async (tx, { division, data }) => {
    const told = accepted.safeParse(data)
    if (!told.success) return
    const { request, person, answered } = told.data
    const station = told.data.station ?? noStation
    const { topic, answer } = JSON.parse(cipher.open(Buffer.from(answered.words, 'base64'))) as {
      topic: string
      answer: string | null
    }
    const province = provinceOf(division)
    const known = person
      ? (
          await sql<Snapshot>`select person as id, ordinal, categories
            from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${answered.on}::date)`.execute(
            tx,
          )
        ).rows[0]
      : undefined
    const month = monthOf(answered.on)
    await sql`
      insert into consultation (province, id, station, division, consulted_on, month, channel, person, person_ordinal, categories,
        field, minutes, topic, answer, worker, worker_name, recorded_by, recorded_name, request)
      values (${province}, ${answered.id}, ${station}, ${division}, ${answered.on}, ${month}, ${answered.channel},
        ${known?.id ?? null}, ${known?.ordinal ?? null}, ${known?.categories ?? []}::text[], ${answered.field},
        ${answered.minutes}, ${topic}, ${answer}, ${answered.worker}, ${answered.workerName}, ${answered.worker},
        ${answered.workerName}, ${request})
      on conflict do nothing`.execute(tx)
    await markDirty(tx, [{ station, division, month }])
  },
})
