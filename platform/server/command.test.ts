import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, scopeOf } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import type { Period } from '../../kernel/period.ts'
import { ok, refused } from '../../kernel/result.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/database.ts'
import { type Command, read, runCommand, type Standing } from './command.ts'
import { newId } from './ids.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

const town = 410621105000
const today = day('2023-12-29')

const standing = (division = town, account = newId()): Standing => {
  const actor: Actor = {
    account,
    name: '测试员',
    kind: 'account',
    grants: [
      {
        id: 'g',
        role: 'test',
        permissions: ['test.write'],
        scope: { kind: 'division', division },
        from: today,
        to: null,
      },
    ],
  }
  return { db: platform.database.handle, actor, scope: scopeOf(actor, 'test.write', today), today }
}

const tryOut = (input: string): Command<{ said: string }> => ({
  id: newId(),
  name: 'test.try',
  input,
  run: async () =>
    ok({
      answer: { said: input },
      audit: { action: 'test.try', division: town },
      events: [{ name: 'test.tried', subject: newId(), division: town, data: { input } }],
      dirty: [{ station: newId(), month: 202312 as Period, division: town }],
    }),
})

const count = async (table: string): Promise<number> =>
  asOwner(
    platform.ownerUrl,
    async (client) => (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n,
  )

describe('a command', () => {
  it('leaves its answer, its audit line, its event and its dirty leaf together', async () => {
    const before = await Promise.all(['audit_line', 'outbox', 'figure_dirty'].map(count))
    expect(await runCommand(standing(), tryOut('甲'))).toEqual({ ok: true, value: { said: '甲' } })
    const after = await Promise.all(['audit_line', 'outbox', 'figure_dirty'].map(count))
    expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual([1, 1, 1])
  })

  it('is carried out once however often it is sent', async () => {
    const who = standing()
    const command = tryOut('乙')
    await runCommand(who, command)
    const lines = await count('audit_line')
    expect(await runCommand(who, command)).toEqual({ ok: true, value: { said: '乙' } })
    expect(await count('audit_line')).toBe(lines)
  })

  it('is refused when its id was used for something else, also by another account', async () => {
    const who = standing()
    const command = tryOut('丙')
    await runCommand(who, command)
    const other = { ...tryOut('丁'), id: command.id }
    expect(await runCommand(who, other)).toEqual({ ok: false, error: { code: 'id-already-used' } })
    expect(await runCommand(standing(), command)).toEqual({ ok: false, error: { code: 'id-already-used' } })
  })

  it('leaves nothing when it is refused or breaks, and can be sent again', async () => {
    const who = standing()
    const before = await Promise.all(['audit_line', 'command_log'].map(count))
    const command = tryOut('戊')
    expect(await runCommand(who, { ...command, run: async () => refused({ code: 'not-found' }) })).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
    const breaking = runCommand(who, {
      ...command,
      run: async () => {
        throw new Error('lost')
      },
    })
    await expect(breaking).rejects.toThrow('lost')
    expect(await Promise.all(['audit_line', 'command_log'].map(count))).toEqual(before)
    expect((await runCommand(who, command)).ok).toBe(true)
  })
})

describe('the audit trail', () => {
  it('can be added to by a request, and neither changed nor emptied', async () => {
    for (const statement of [
      'update audit_line set actor_name = $$x$$',
      'delete from audit_line',
      'truncate audit_line',
      'delete from audit_link',
    ]) {
      await expect(sql.raw(statement).execute(platform.database.handle), statement).rejects.toThrow(
        'permission denied',
      )
    }
  })

  it('shows a reader only the lines of his own division', async () => {
    await runCommand(standing(), tryOut('己'))
    const seen = async (who: Standing) => {
      const result = await read(who, async (tx) =>
        ok((await sql<{ n: number }>`select count(*)::int as n from audit_line`.execute(tx)).rows[0]?.n),
      )
      return result.ok ? result.value : null
    }
    expect(await seen(standing())).toBeGreaterThan(0)
    expect(await seen(standing(410621107000))).toBe(0)
  })

  it('shows nothing at all when no scope was set', async () => {
    const rows = await sql<{ n: number }>`select count(*)::int as n from audit_line`.execute(
      platform.database.handle,
    )
    expect(rows.rows[0]?.n).toBe(0)
  })
})
