import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { withDatabase } from '../../../tests/cluster.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadKeys } from '../crypto/keys.ts'
import { type BackupOptions, backup } from './backup.ts'
import { type Manifest, manifestText } from './backup-manifest.ts'
import { restore } from './restore.ts'

let platform: TestPlatform
/** A filled database's backup; tests that spoil it work on a copy. */
let whole: string
let folder: string
let keysFile: string
/** Stays empty: restores that are refused leave nothing. */
let emptyUrl: string
const databases: string[] = []

const maintenance = (): string => withDatabase(platform.ownerUrl, 'postgres')

beforeAll(async () => {
  platform = await testPlatform()
  keysFile = join(platform.dataFolder, 'keys.json')
  emptyUrl = await emptyDatabase()
  await fill(platform.ownerUrl)
  whole = join(mkdtempSync(join(tmpdir(), 'zhulian-backup-')), 'whole')
  const done = await backup(platform.ownerUrl, whole, options())
  expect(done).toMatchObject({ ok: true, value: { keysIncluded: true } })
})

afterAll(async () => {
  rmSync(dirname(whole), { recursive: true, force: true })
  for (const name of databases) {
    await asOwner(maintenance(), (client) => client.query(`drop database ${name} with (force)`))
  }
  await platform.close()
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhulian-backup-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function emptyDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asOwner(maintenance(), (client) => client.query(`create database ${name}`))
  databases.push(name)
  return withDatabase(platform.ownerUrl, name)
}

const options = (): BackupOptions => ({ keys: { file: keysFile, included: true }, version: '0.1.0' })
const target = (name = 'copy') => join(folder, name)
const elsewhere = () => ({ keysFile: join(folder, 'other/keys.json') })
const rows = async (url: string, sql: string): Promise<unknown[]> =>
  asOwner(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows)

/** A database with what a copy may lose: escapes, bytes, a reference, a generated column, counters, the audit chain. */
async function fill(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    await client.query(String.raw`
      insert into division (code, name, level, parent, pinyin, initials, grams, official, source, valid_from, valid_to) values
        (410621000000, '浚县', 3, 410600000000, 'xunxian', 'xx', '{1,2}', true, 'divisions-2023', '1900-01-01', null),
        (410621100000, E'tab\there', 4, 410621000000, '\N', E'back\\slash', '{}', true, 'divisions-2023', '2001-01-01', '2020-12-31'),
        (410621101000, E'two\nlines', 4, 410621000000, '', '', '{}', false, 'registered', '1900-01-01', null);
      insert into file (province, id, division, name, media_type, bytes, sha256, sealed, created_by) values
        (41, '019273a0-0000-7000-8000-000000000001', 410621000000, '照片.jpg', 'image/jpeg', 4, '\x01', '\x00ff5c0a',
         '019273a0-0000-7000-8000-000000000009');
      insert into person (province, id, file_number, name, pinyin, division, station, station_county, registered_on, stay_from) values
        (41, '019273a0-0000-7000-8000-000000000002', 'CL-410621-2023-00001', '王小明', 'wangxiaoming', 410621100201,
         '019273a0-0000-7000-8000-000000000008', 410621, '2023-07-05', '2023-07-05');
      insert into outbox (id, name, subject, division, data) values
        ('019273a0-0000-7000-8000-000000000003', 'person.registered', '019273a0-0000-7000-8000-000000000002', 410621100201, '{"by": "导入"}');
      insert into outbox_done (reader, event) values ('figures', '019273a0-0000-7000-8000-000000000003');
      insert into figure_dirty (station, month, division) select gen_random_uuid(), 202307, 410621100000 from generate_series(1, 7);
      insert into audit_line (id, actor_name, action, kind, division)
        select gen_random_uuid(), '测试员', 'people.register', 'write', 410621000000 from generate_series(1, 20);`)
    await client.query('select seal_audit()')
  })
}

/** Everything the database holds, as text. Transaction numbers are left out: they mean nothing elsewhere. */
async function contentOf(url: string): Promise<string> {
  const content = await asOwner(url, async (client) => {
    const { rows } = await client.query(`select string_agg(
        format('select %L as name, jsonb_agg(to_jsonb(t) - ''changed_in'' - ''sealed_before'' order by to_jsonb(t)::text) as content from %s t', oid::regclass, oid::regclass),
        ' union all ') as query
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migration'`)
    return (await client.query(`select * from (${rows[0].query}) t order by name`)).rows
  })
  return JSON.stringify(content, null, 1)
}

test('what is restored is what was backed up, and goes on from there: counters, references, the audit chain', async () => {
  const url = await emptyDatabase()
  const restored = await restore(whole, url, elsewhere())
  expect(restored).toMatchObject({ ok: true, value: { version: '0.1.0', keysMissing: false } })
  expect(await contentOf(url)).toBe(await contentOf(platform.ownerUrl))
  expect(await rows(url, 'select county, name from person')).toEqual([[410621, '王小明']])
  expect(await rows(url, "select encode(sealed, 'hex') from file")).toEqual([['00ff5c0a']])

  const dirty =
    'insert into figure_dirty (station, month, division) values (gen_random_uuid(), 202308, 0) returning id'
  expect(await rows(url, dirty)).toEqual([[8]])
  const orphan = `insert into outbox_done (reader, event) values ('figures', gen_random_uuid())`
  await expect(rows(url, orphan)).rejects.toThrow(/foreign key/)
  const overlap = `insert into division (code, name, level, parent, pinyin, initials, grams, official, source, valid_from)
    values (410621100000, '重叠', 4, 410621000000, '', '', '{}', true, 'registered', '2010-01-01')`
  await expect(rows(url, overlap)).rejects.toThrow(/overlap/)

  const line = `insert into audit_line (id, actor_name, action, kind, division)
    values (gen_random_uuid(), '测试员', 'people.correct', 'write', 0)`
  await rows(url, line)
  expect(await rows(url, 'select seal_audit()')).toEqual([[1]])
  expect(await rows(url, 'select links, unsealed, broken_at from verify_audit()')).toEqual([[21, 0, null]])
})

test('a server whose owner is no superuser restores the same', async () => {
  const url = await databaseOfPlainOwner()
  expect(await restore(whole, url, elsewhere())).toMatchObject({ ok: true })
  expect(await contentOf(url)).toBe(await contentOf(platform.ownerUrl))
})

test('a backup is of one instant: what is written meanwhile is not in it', async () => {
  const source = await databaseOfPlainOwner()
  await restore(whole, source, elsewhere())
  const deletes = `
    import { Client } from 'pg'
    const client = new Client({ connectionString: ${JSON.stringify(source)} })
    await client.connect()
    await client.query('delete from outbox_done; delete from outbox; delete from person')
    await client.end()`
  const deleteOnce = (name: string): void => {
    if (name !== 'audit_line') return
    execFileSync(process.execPath, ['--input-type=module', '-e', deletes], { cwd: import.meta.dirname })
  }
  await backup(source, target(), { ...options(), onTable: deleteOnce })
  const remains = 'select (select count(*) from outbox), (select count(*) from person)'
  expect(await rows(source, remains)).toEqual([[0, 0]])

  const url = await emptyDatabase()
  await restore(target(), url, elsewhere())
  expect(await rows(url, remains)).toEqual([[1, 1]])
})

test('the keys travel with the backup, readable by their owner only', async () => {
  expect(statSync(join(whole, 'keys.json')).mode & 0o777).toBe(0o600)
  expect(statSync(whole).mode & 0o777).toBe(0o700)
  await restore(whole, await emptyDatabase(), elsewhere())
  expect(loadKeys(join(folder, 'other'), {})).toEqual(platform.keys)
})

test('keys that a deployment keeps apart do not travel, and the restore says that they are missing', async () => {
  await backup(platform.ownerUrl, target(), { ...options(), keys: { file: keysFile, included: false } })
  expect(existsSync(join(target(), 'keys.json'))).toBe(false)
  const restored = await restore(target(), await emptyDatabase(), elsewhere())
  expect(restored).toMatchObject({ ok: true, value: { keysMissing: true } })
})

test('a deployment with other keys is refused: it could not open what it restores', async () => {
  loadKeys(join(folder, 'other'), {})
  expect(await restore(whole, emptyUrl, elsewhere())).toMatchObject({
    ok: false,
    error: { code: 'keys-differ' },
  })
  expect(await isStillEmpty()).toBe(true)
})

test('a database that holds anything is not restored into', async () => {
  expect(await restore(whole, platform.ownerUrl, elsewhere())).toMatchObject({
    ok: false,
    error: { code: 'database-not-empty' },
  })
})

test('a folder that holds anything is not backed up into', async () => {
  writeFileSync(join(folder, 'note.txt'), '')
  expect(await backup(platform.ownerUrl, folder, options())).toMatchObject({
    ok: false,
    error: { code: 'backup-folder-not-empty' },
  })
})

test('a database that is not ours is not backed up', async () => {
  expect(await backup(emptyUrl, target(), options())).toMatchObject({
    ok: false,
    error: { code: 'database-not-migrated' },
  })
  expect(readdirSync(folder)).toEqual([])
})

const spoilt: [string, string, (folder: string) => void][] = [
  ['a changed table', 'backup-broken', (at) => appendFileSync(join(at, 'public.person.copy.gz'), ' ')],
  ['a missing table', 'backup-broken', (at) => rmSync(join(at, 'public.person.copy.gz'))],
  [
    'a changed manifest',
    'backup-broken',
    (at) => edit(at, (text) => text.replace('"version": "0.1.0"', '"version": "9.9.9"')),
  ],
  ['a manifest cut short', 'backup-broken', (at) => edit(at, (text) => text.slice(0, -20))],
  ['no manifest', 'backup-not-found', (at) => rmSync(join(at, 'manifest.json'))],
]

const edit = (at: string, change: (text: string) => string): void => {
  const file = join(at, 'manifest.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

test.for(spoilt)('a backup with %s is refused before anything is written', async ([, code, spoil]) => {
  cpSync(whole, target(), { recursive: true })
  spoil(target())
  expect(await restore(target(), emptyUrl, elsewhere())).toMatchObject({ ok: false, error: { code } })
  expect(await isStillEmpty()).toBe(true)
})

test('a backup of a newer release is refused by an older one', async () => {
  cpSync(whole, target(), { recursive: true })
  const { digest, ...manifest } = JSON.parse(
    readFileSync(join(whole, 'manifest.json'), 'utf8'),
  ) as Manifest & { digest: string }
  expect(digest).toHaveLength(64)
  const later = [...manifest.migrations, { version: 9999, name: 'later', hash: '0'.repeat(64) }]
  writeFileSync(join(target(), 'manifest.json'), manifestText({ ...manifest, migrations: later }))
  expect(await restore(target(), emptyUrl, elsewhere())).toMatchObject({
    ok: false,
    error: { code: 'backup-not-ours' },
  })
  expect(await isStillEmpty()).toBe(true)
})

const isStillEmpty = async (): Promise<boolean> =>
  (await rows(emptyUrl, "select from pg_class where relnamespace = 'public'::regnamespace")).length === 0

/** A database as a hosting provider gives it: its owner may make roles but is no superuser. */
async function databaseOfPlainOwner(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asOwner(maintenance(), async (client) => {
    await client.query(`create role ${name} createrole`)
    await client.query(`grant zhulian_app, zhulian_worker to ${name} with admin option`)
    await client.query(`create database ${name} owner ${name}`)
  })
  databases.push(name)
  return `${withDatabase(platform.ownerUrl, name)}&options=${encodeURIComponent(`-c role=${name}`)}`
}
