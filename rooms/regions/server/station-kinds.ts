import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type StationKinds, stationKindsSchema } from '../domain/station.ts'
import { dataFolder } from './data-folder.ts'

let known: StationKinds | undefined

/** Kinds and functions of `data/stations/kinds.yaml`, read once a process. */
export function stationKinds(): StationKinds {
  known ??= stationKindsSchema.parse(parse(readFileSync(join(dataFolder, 'stations/kinds.yaml'), 'utf8')))
  return known
}
