import { unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, type Session } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { anchorAudit, sealAudit, sealLoop, verifyAudit } from '../index.ts'

const town = 410621105000
const otherTown = 410621106000
const over = (division: number) => ({ kind: 'division' as const, division })

const addLines = (
  platform: TestPlatform,
  count: number,
  more: { division?: number; at?: string; action?: string } = {},
) =>
  platform.worker.pool.query(
    `insert into audit_line (id, at, account, actor_name, action, kind, division, detail)
     select gen_random_uuid(), $1::timestamptz + n * interval '1 millisecond', $2, '王小明', $3, 'write', $4, jsonb_build_object('n', n)
     from generate_series(1, $5::int) n`,
    [
      more.at ?? '2023-12-20T10:00:00+08:00',
      newId(),
      more.action ?? 'visit.record',
      more.division ?? town,
      count,
    ],
  )

/** Seals everything: a transaction of another test's database may hold lines back for a moment. */
async function sealAll(platform: TestPlatform): Promise<void> {
  while ((await verifyAudit(platform)).unsealed > 0) await sealAudit(platform)
}

describe('the chain of the audit trail', () => {
  /** A sealed trail of ten lines, and what happens to it when its owner tampers. */
  const tampered = async (statement: string) => {
    const platform = await testPlatform()
    await addLines(platform, 10)
    await sealAll(platform)
    const before = await verifyAudit(platform)
    expect(before).toMatchObject({ valid: true, links: 10, unsealed: 0 })
    expect(before.head).toMatch(/^[0-9a-f]{64}$/)
    await anchorAudit(platform)
    await asOwner(platform.ownerUrl, (client) => client.query(statement))
    const after = await verifyAudit(platform)
    await platform.close()
    return [after.valid, after.brokenAt, after.reason]
  }
  const nth = (n: number) => `(select line from audit_link where sequence = ${n})`

  it('shows a line that was edited', async () => {
    expect(await tampered(`update audit_line set actor_name = '李四' where id = ${nth(4)}`)).toEqual([
      false,
      4,
      'line-changed',
    ])
    expect(
      await tampered(`update audit_line set at = at + interval '1 microsecond' where id = ${nth(7)}`),
    ).toEqual([false, 7, 'line-changed'])
    expect(
      await tampered(`update audit_line set detail = detail || '{"n": 0}' where id = ${nth(1)}`),
    ).toEqual([false, 1, 'line-changed'])
  })

  it('shows a line that was deleted', async () => {
    expect(await tampered(`delete from audit_line where id = ${nth(5)}`)).toEqual([false, 5, 'line-missing'])
  })

  it('shows a link that was deleted, also the last one', async () => {
    expect(await tampered('delete from audit_link where sequence = 3')).toEqual([false, 3, 'link-missing'])
    expect(await tampered('delete from audit_link where sequence = 10')).toEqual([
      false,
      10,
      'shorter-than-anchored',
    ])
  })

  it('shows lines that changed places', async () => {
    expect(
      await tampered(`do $$ declare a uuid := ${nth(2)}; b uuid := ${nth(6)}; begin
        update audit_link set line = '00000000-0000-7000-8000-00000000ffff' where sequence = 2;
        update audit_link set line = a where sequence = 6;
        update audit_link set line = b where sequence = 2; end $$`),
    ).toEqual([false, 2, 'line-changed'])
  })

  it('shows a chain that was written anew from a changed line on', async () => {
    expect(
      await tampered(`do $$ declare l record; previous bytea; begin
        update audit_line set actor_name = '李四' where id = ${nth(4)};
        select hash into previous from audit_link where sequence = 3;
        for l in select k.sequence, a as line from audit_link k join audit_line a on a.id = k.line where k.sequence > 3 order by 1 loop
          previous := sha256(previous || convert_to(audit_text(l.line), 'UTF8'));
          update audit_link set hash = previous where sequence = l.sequence;
        end loop; end $$`),
    ).toEqual([false, 10, 'not-as-anchored'])
  })

  it('is not fooled by an anchor that someone else wrote, and does not move a good anchor onto a bad chain', async () => {
    const platform = await testPlatform()
    const file = join(platform.dataFolder, 'audit-anchor.json')
    await addLines(platform, 3)
    await sealAll(platform)
    await anchorAudit(platform)
    await asOwner(platform.ownerUrl, (client) => client.query('delete from audit_link where sequence = 3'))
    await anchorAudit(platform)
    expect((await verifyAudit(platform)).reason).toBe('shorter-than-anchored')
    await anchorAudit(platform, { anew: true })
    expect((await verifyAudit(platform)).valid).toBe(true)
    writeFileSync(file, JSON.stringify({ links: 99, head: 'ab', mac: 'cd' }))
    expect((await verifyAudit(platform)).valid).toBe(true)
    unlinkSync(file)
    await platform.close()
  })

  it('goes on over many small batches in the order in which lines were committed', async () => {
    const platform = await testPlatform()
    await addLines(platform, 5)
    await addLines(platform, 5)
    const linked: number[] = []
    while (linked.reduce((sum, n) => sum + n, 0) < 10) {
      const { rows } = await platform.worker.pool.query('select seal_audit(3) as n')
      if (rows[0].n > 0) linked.push(rows[0].n)
    }
    expect(linked).toEqual([3, 3, 3, 1])
    expect(await verifyAudit(platform)).toMatchObject({ valid: true, links: 10, unsealed: 0 })
    await platform.close()
  })

  it('goes on in a copy whose transaction numbers begin anew', async () => {
    const platform = await testPlatform()
    await addLines(platform, 2)
    await sealAll(platform)
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update audit_cursor set sealed_before = '9999999999'`),
    )
    await addLines(platform, 2)
    await sealAll(platform)
    expect((await verifyAudit(platform)).links).toBe(4)
    await platform.close()
  })

  it('is sealed in the background', async () => {
    const platform = await testPlatform()
    const loop = sealLoop(platform)
    await addLines(platform, 4)
    while ((await verifyAudit(platform)).unsealed > 0) await setTimeout(50)
    await loop.stop()
    expect(await verifyAudit(platform)).toMatchObject({ valid: true, links: 4, unsealed: 0 })
    await platform.close()
  })

  it('can be neither changed nor shortened by the roles that serve and work', async () => {
    const platform = await testPlatform()
    await addLines(platform, 2)
    await sealAll(platform)
    for (const pool of [platform.database.pool, platform.worker.pool])
      for (const statement of [
        `update audit_line set actor_name = 'x'`,
        'delete from audit_line',
        'truncate audit_line',
        'update audit_link set sequence = sequence + 1',
        'delete from audit_link',
        `insert into audit_link values (99, gen_random_uuid(), '\\x00')`,
        `update audit_cursor set sealed_before = '0'`,
      ])
        await expect(pool.query(statement), statement).rejects.toThrow('permission denied')
    await platform.close()
  })
})

describe('searching the audit trail', () => {
  let platform: TestPlatform
  let world: AccessWorld
  let auditor: Session

  beforeAll(async () => {
    platform = await testPlatform()
    world = await accessWorld(platform)
    await world.account({
      userName: 'auditor',
      name: '审计员',
      grants: [{ role: 'audit-administrator', scope: over(town) }],
    })
    auditor = await world.enter('auditor')
    await addLines(platform, 30)
    await addLines(platform, 5, { division: otherTown })
    await addLines(platform, 1, { at: '2023-12-21T23:59:59+08:00', action: 'grant.give' })
    await addLines(platform, 1, { at: '2023-12-22T00:00:00+08:00', action: 'grant.end' })
  })
  afterAll(async () => {
    await world.server.close()
    await platform.close()
  })
  const items = async (query: string) => (await auditor.send('GET', `/api/audit?${query}`)).body.items

  it('finds lines of the scope only, page by page, each once', async () => {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { items: { id: string; division: number }[]; next: string | null } = (
        await auditor.send('GET', `/api/audit?action=visit.record&limit=7${next ? `&cursor=${next}` : ''}`)
      ).body
      for (const item of page.items) expect(item.division).toBe(town)
      seen.push(...page.items.map((item) => item.id))
      next = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([30, 30])
    expect(await items(`division=${otherTown}`)).toEqual([])
  })

  it('by the beginning of an action, and by days in Shanghai, both included', async () => {
    const actions = async (query: string) =>
      (await items(query)).map((item: { action: string }) => item.action)
    expect(await actions('action=grant')).toEqual(['grant.end', 'grant.give'])
    expect(await actions('from=2023-12-21&to=2023-12-21')).toEqual(['grant.give'])
    expect(await actions('from=2023-12-22&to=2023-12-22')).toEqual(['grant.end'])
    const turned = await auditor.send('GET', '/api/audit?from=2023-12-22&to=2023-12-21')
    expect(turned.body.problems[0].code).toBe('days-out-of-order')
  })

  it('shows a line’s place in the chain once it is sealed', async () => {
    await sealAll(platform)
    const [line] = await items('action=grant.give')
    expect(line.sequence).toBeGreaterThan(0)
    expect((await auditor.send('GET', '/api/audit/chain')).body.valid).toBe(true)
  })

  it('is itself a line of the trail, with what was looked for', async () => {
    await items('action=grant&from=2023-12-21')
    const [line] = await items('action=audit.read&kind=read')
    expect(line).toMatchObject({
      account: auditor.account,
      detail: { action: 'grant', from: '2023-12-21' },
      division: town,
    })
  })

  it('is not for anyone else', async () => {
    await world.account({
      userName: 'no.auditor',
      grants: [{ role: 'county-officer', scope: over(410621000000) }],
    })
    const officer = await world.enter('no.auditor')
    for (const url of ['/api/audit', '/api/audit/chain', '/api/audit/export?from=2023-12-01&to=2023-12-02'])
      expect((await officer.send('GET', url)).status).toBe(403)
  })

  it('is exported whole for up to thirty-one days, as csv and as a workbook', async () => {
    const csv = await auditor.send('GET', '/api/audit/export?from=2023-12-20&to=2023-12-22&format=csv')
    const lines = String(csv.body).split('\r\n')
    expect(lines).toHaveLength(34)
    expect(lines[0]).toBe(
      '\uFEFF序号,时间,操作人,类别,操作,地方,站点,理由,详情,操作代码,区划代码,对象编号,账号编号,站点编号,请求编号',
    )
    expect(lines[1]).toContain('2023-12-22 00:00:00.001')
    expect(csv.headers['content-disposition']).toContain('audit-2023-12-20-2023-12-22.csv')
    const book = await auditor.send('GET', '/api/audit/export?from=2023-12-20&to=2023-12-22')
    expect(String(book.body).slice(0, 2)).toBe('PK')
    const long = await auditor.send('GET', '/api/audit/export?from=2023-11-28&to=2023-12-29')
    expect(long.body.problems[0].code).toBe('period-too-long')
    expect((await items('action=audit.export')).length).toBe(2)
  })
})
