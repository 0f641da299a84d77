import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { holidayNoticeSchema, type WorkingCalendar, workingCalendarOf } from '../domain/working-calendar.ts'
import { dataFolder } from './data-folder.ts'

let known: WorkingCalendar | undefined

/** The calendar of `data/calendars/`, read once a process. Throws when a file is not a notice, naming it. */
export function workingCalendar(): WorkingCalendar {
  known ??= readWorkingCalendar(join(dataFolder, 'calendars'))
  return known
}

export function readWorkingCalendar(folder: string): WorkingCalendar {
  const files = readdirSync(folder).filter((file) => /^cn-\d{4}\.yaml$/.test(file))
  return workingCalendarOf(
    files.map((file) => {
      const parsed = holidayNoticeSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
      if (!parsed.success) throw new Error(`${join(folder, file)}: ${parsed.error.message}`)
      if (file !== `cn-${parsed.data.year}.yaml`)
        throw new Error(`${file} holds the year ${parsed.data.year}`)
      return parsed.data
    }),
  )
}
