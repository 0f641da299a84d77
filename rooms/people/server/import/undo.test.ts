import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner } from '../../../../tests/database.ts'
import { csv, type ImportWorld, importWorld, titles } from '../../../../tests/import-world.ts'
import { invented } from '../../../../tests/people-world.ts'

let { platform, world, clerk, visited, settled, read, step, take, find, close } = {} as ImportWorld

beforeAll(async () => {
  ;({ platform, world, clerk, visited, settled, read, step, take, find, close } = await importWorld())
})
afterAll(() => close())

describe('taking an import back', () => {
  const everything = () =>
    asOwner(platform.ownerUrl, async (client) => {
      const people = await client.query(
        `select id, name, birth, sex, division, household, state, sealed, education,
           array(select category || valid_from || coalesce(valid_to::text, '') from person_category c where c.person = p.id order by 1) as categories,
           (select count(*)::int from person_key k where k.person = p.id) as keys
         from person p order by id`,
      )
      const households = await client.query('select id, code, head from household order by id')
      const opened = people.rows.map(({ sealed, ...row }) => ({
        ...row,
        texts: sealed && platform.cipher.open(sealed),
      }))
      return { people: opened, households: households.rows }
    })

  it('restores what was there, to the last value', async () => {
    await world.person({
      fields: { name: '老户', idNumber: invented('1945-01-01', 13), phone: '13800007777' },
      categories: [{ category: 'DB', from: '2022-01-01' }],
    })
    const before = await everything()
    const done = await take(
      csv(
        titles,
        `老户,${invented('1945-01-01', 13)},小河镇,瓦岗村,13800008888,特困、低保,Z01,户主,`,
        `新户,${invented('1980-01-01', 13)},小河镇,张庄村,,残疾人,Z01,子,`,
      ),
    )
    expect(done.counts).toMatchObject({ created: 1, updated: 1 })
    expect(await everything()).not.toEqual(before)
    expect(await step(done.id, 'undo')).toMatchObject({ state: 'undone' })
    expect(await everything()).toEqual(before)
    expect(await find('新户')).toEqual([])
    expect(await find('7777')).toHaveLength(1)
  })

  it('waits for a record that is being written of somebody, and then leaves them', async () => {
    const ledger = csv(titles, `正走访,${invented('1984-01-01', 13)},小河镇,张庄村,,低保,,,`)
    const done = await take(ledger)
    const [{ id }] = await find('正走访')
    await asOwner(platform.ownerUrl, async (client) => {
      await client.query('begin')
      await client.query('select hold_persons(41::smallint, $1)', [[id]])
      await world.send(clerk, 'POST', `/api/people/imports/${done.id}/undo`, { id: newId() })
      await setTimeout(300)
      visited.add(id)
      await client.query('commit')
    })
    expect((await settled(done.id)).state).toBe('undone')
    expect(await find('正走访')).toHaveLength(1)
  })

  it('leaves whom somebody used since, and says whom and why', async () => {
    const done = await take(
      csv(
        titles,
        `被走访,${invented('1981-01-01', 13)},小河镇,张庄村,,低保,,,`,
        `被修改,${invented('1982-01-01', 13)},小河镇,张庄村,,低保,,,`,
        `没动过,${invented('1983-01-01', 13)},小河镇,张庄村,,低保,,,`,
      ),
    )
    visited.add((await find('被走访'))[0].id)
    const [changed] = await find('被修改')
    await world.send(clerk, 'PATCH', `/api/people/${changed.id}`, {
      id: newId(),
      version: 1,
      fields: { education: '70' },
    })
    await step(done.id, 'undo')
    expect(await find('没动过')).toEqual([])
    const kept = await world.send(clerk, 'GET', `/api/people/imports/${done.id}/kept`)
    expect(
      kept.body.items
        .map(({ name, why, what }: { name: string; why: string; what: string }) => [name, why, what])
        .toSorted(),
    ).toEqual([
      ['被修改', 'changed-since', null],
      ['被走访', 'used-since', 'visit'],
    ])
  })

  it('is not possible before it was taken in, nor twice', async () => {
    const seen = await read(csv(titles, `早退,${invented('1984-01-01', 13)},小河镇,张庄村,,低保,,,`))
    const early = await world.send(clerk, 'POST', `/api/people/imports/${seen.id}/undo`, { id: newId() })
    expect(early.body.code).toBe('import-not-applied')
    await step(seen.id, 'application')
    await step(seen.id, 'undo')
    const twice = await world.send(clerk, 'POST', `/api/people/imports/${seen.id}/undo`, { id: newId() })
    expect(twice.body.code).toBe('import-not-applied')
  })
})
