import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
type RoomTable = Record<string, { floor: number; opens: string[] }>
const rooms = JSON.parse(readFileSync(join(root, 'rooms.json'), 'utf8')) as RoomTable

type Side = 'door' | 'contract' | 'domain' | 'server' | 'web' | 'data'
type Place = { area: string; room?: string; side?: Side; door: boolean }

/** Where a file stands in the house. */
function placeOf(file: string): Place {
  const parts = relative(root, file).split('/')
  const area = parts[0] ?? ''
  if (area === 'platform') return { area: `platform/${parts[1]}`, door: true }
  if (area !== 'rooms') return { area, door: true }
  const room = parts[1] ?? ''
  const rest = parts.slice(2)
  const door = [
    'index.ts',
    'contract.ts',
    'errors.ts',
    'server/index.ts',
    'web/index.ts',
    'web/index.tsx',
    'web/texts.ts',
  ].includes(rest.join('/'))
  if (rest.length === 1) return { area, room, side: rest[0] === 'contract.ts' ? 'contract' : 'door', door }
  return { area, room, side: rest[0] as Side, door }
}

const sees: Record<string, readonly Side[]> = {
  domain: ['domain', 'door'],
  door: ['domain', 'door'],
  contract: ['domain', 'door', 'contract'],
  server: ['domain', 'door', 'contract', 'server'],
  web: ['domain', 'door', 'contract', 'web'],
}

/** Why one file may not import another, or null when it may. */
export function complaint(from: string, to: string, typeOnly: boolean): string | null {
  const a = placeOf(from)
  const b = placeOf(to)
  if (a.area === 'tests' || a.area === 'bench' || from.endsWith('.test.ts') || from.endsWith('.test.tsx'))
    return null
  if (a.area === 'kernel') return b.area === 'kernel' ? null : 'the kernel imports nothing of ours'
  if (a.area.startsWith('platform/')) {
    return b.area === 'kernel' || b.area === a.area
      ? null
      : 'the platform imports the kernel and its own side only'
  }
  if (a.area === 'apps' || a.area === 'scripts')
    return b.area === 'rooms' && !b.door ? 'past the door of a room' : null
  if (a.area !== 'rooms') return null
  if (b.area === 'apps' || b.area === 'tests') return `nothing imports ${b.area}`
  const side = a.side ?? 'door'
  if (b.area.startsWith('platform/')) {
    const wanted = side === 'server' ? 'platform/server' : side === 'web' ? 'platform/web' : null
    return b.area === wanted ? null : `the ${side} side may not use ${b.area}`
  }
  if (b.area !== 'rooms') return null
  if (a.room !== b.room) {
    if (!rooms[a.room ?? '']?.opens.includes(b.room ?? '')) return `${a.room} may not open ${b.room}`
    if (!b.door) return 'past the door of a room'
  }
  const target = b.side ?? 'door'
  if (side === 'web' && target === 'contract' && !typeOnly)
    return 'the web side takes types only from a contract'
  return sees[side]?.includes(target) ? null : `${side} may not see ${target}`
}

const importPattern =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/gm

function* importsOf(file: string): Generator<{ target: string; typeOnly: boolean }> {
  for (const match of readFileSync(file, 'utf8').matchAll(importPattern)) {
    const path = match[2] ?? match[3]
    if (path) yield { target: resolve(dirname(file), path), typeOnly: Boolean(match[1]) }
  }
}

function* sources(folder: string): Generator<string> {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name)) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

const areas = ['kernel', 'platform', 'rooms', 'apps'].map((area) => join(root, area))

describe('the house', () => {
  it('has no import through a wall', () => {
    const complaints: string[] = []
    let read = 0
    for (const area of areas) {
      for (const file of sources(area)) {
        for (const { target, typeOnly } of importsOf(file)) {
          read += 1
          const why = complaint(file, target, typeOnly)
          if (why) complaints.push(`${relative(root, file)} → ${relative(root, target)}: ${why}`)
          if (!existsSync(target))
            complaints.push(`${relative(root, file)} → ${relative(root, target)}: no such file`)
        }
      }
    }
    expect(complaints).toEqual([])
    expect(read).toBeGreaterThan(50)
  })

  it('notices a wall when there is one', () => {
    const at = (path: string) => join(root, path)
    expect(complaint(at('rooms/people/server/a.ts'), at('rooms/activities/server/index.ts'), false)).toBe(
      'people may not open activities',
    )
    expect(complaint(at('rooms/activities/server/a.ts'), at('rooms/people/server/store.ts'), false)).toBe(
      'past the door of a room',
    )
    expect(complaint(at('rooms/people/domain/a.ts'), at('rooms/people/server/store.ts'), false)).toBe(
      'domain may not see server',
    )
    expect(complaint(at('rooms/people/web/a.tsx'), at('platform/server/ids.ts'), false)).toBe(
      'the web side may not use platform/server',
    )
    expect(complaint(at('rooms/people/web/a.tsx'), at('rooms/people/contract.ts'), false)).toBe(
      'the web side takes types only from a contract',
    )
    expect(complaint(at('platform/server/ids.ts'), at('rooms/people/index.ts'), false)).toBe(
      'the platform imports the kernel and its own side only',
    )
    expect(
      complaint(at('rooms/activities/server/a.ts'), at('rooms/people/server/index.ts'), false),
    ).toBeNull()
  })

  it('opens doors downwards only', () => {
    for (const [name, { floor, opens }] of Object.entries(rooms)) {
      for (const opened of opens) expect(rooms[opened]?.floor, `${name} opens ${opened}`).toBeLessThan(floor)
    }
  })

  it('lists the rooms that exist, each with its one-page README', () => {
    const found = readdirSync(join(root, 'rooms'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect(found.toSorted()).toEqual(Object.keys(rooms).toSorted())
    for (const room of found) expect(existsSync(join(root, 'rooms', room, 'README.md')), room).toBe(true)
  })

  it('keeps files short enough to read', () => {
    // A test is a list of sentences, read one at a time: it may be a little longer than code.
    const limit = (file: string) => (/\.test\.tsx?$/.test(file) ? 500 : 400)
    const long = areas
      .flatMap((area) => [...sources(area)])
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > limit(file))
    expect(long.map((file) => relative(root, file))).toEqual([])
  })

  it("names another room's table in no SQL", () => {
    const owner = tableOwners()
    const complaints: string[] = []
    for (const room of Object.keys(rooms)) {
      for (const file of sources(join(root, 'rooms', room, 'server'))) {
        if (file.endsWith('.test.ts')) continue
        const text = readFileSync(file, 'utf8')
        for (const [, table] of text.matchAll(
          /\b(?:from|join|into|update|insertInto\('|selectFrom\('|updateTable\('|innerJoin\('|leftJoin\(')\s*([a-z_]+)\b/g,
        )) {
          const other = owner.get(table ?? '')
          if (other && other !== room) complaints.push(`${relative(root, file)} reads ${table} of ${other}`)
        }
      }
    }
    expect(complaints).toEqual([])
    expect(owner.get('person')).toBe('people')
  })
})

/** A table belongs to the room whose name its migration file carries; views are published and free to all. */
function tableOwners(): Map<string, string> {
  const owners = new Map<string, string>()
  for (const file of readdirSync(join(root, 'migrations'))) {
    const room = /^\d{4}-([a-z]+)/.exec(file)?.[1] ?? ''
    if (!(room in rooms)) continue
    const text = readFileSync(join(root, 'migrations', file), 'utf8')
    for (const [, table] of text.matchAll(/create table (?:if not exists )?([a-z_]+)/g))
      if (table) owners.set(table, room)
  }
  return owners
}
