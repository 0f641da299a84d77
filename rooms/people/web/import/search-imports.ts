import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { importList } from './queries.ts'

/** The latest imports that were taken in, by a part of their file's or station's name. */
export async function searchImports(typed: string, signal: AbortSignal): Promise<readonly Found<string>[]> {
  const { items } = await importList.load(undefined, signal)
  return items
    .filter(({ state }) => state === 'applied')
    .filter(({ fileName, stationName }) => `${fileName} ${stationName ?? ''}`.includes(typed.trim()))
    .map(({ id, fileName, stationName, createdAt }) => ({
      value: id,
      label: fileName,
      detail: `${stationName ?? ''} ${createdAt.slice(0, 10)}`,
    }))
}
