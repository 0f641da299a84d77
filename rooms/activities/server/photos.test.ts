import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { shantangVillage, xiaoheVillage } from '../../../tests/small-county.ts'
import { everyday, type VisitsWorld, visitsWorld } from '../../../tests/visits-world.ts'

let world: VisitsWorld

beforeAll(async () => {
  world = await visitsWorld()
})

afterAll(() => world.close())

// Eight by eight pixels, and the same with a comment that says where it was taken.
const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABgQAAIDAAAAAAAAAAAAAAAAAAAEBSEx/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAL/xAAXEQADAQAAAAAAAAAAAAAAAAAAAgQD/9oADAMBAAIRAxEAPwAVo/KKfYTUH//Z',
  'base64',
)
const place = 'taken at 35.40N 114.32E'
const told = Buffer.concat([
  picture.subarray(0, 20),
  Buffer.from([0xff, 0xfe, 0, place.length + 2]),
  Buffer.from(place),
  picture.subarray(20),
])

const upload = (id: string, bytes: Buffer, fields: Record<string, string> = {}, actor = world.worker) => {
  const boundary = 'zhulian-test'
  const parts = Object.entries({ id, station: world.county.xiaoheStation, ...fields }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="王小明.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  return world.app.server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...world.app.as(actor), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
}

/** A visit with a photo; tells the record's id and the file's. */
const withPhoto = async (facesBlurred: boolean, person?: string) => {
  const file = newId()
  await upload(file, told)
  const served = world.served(person ?? (await world.county.person()))
  const answer = await world.record(world.trip([served], { photos: [{ file, facesBlurred }] }))
  expect(answer.statusCode).toBe(201)
  return { visit: answer.json().records[0].id as string, file }
}

describe('uploading a photo', () => {
  it('keeps the picture without what came with it, sealed, and not under its name', async () => {
    const id = newId()
    const answer = await upload(id, told)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ id, mediaType: 'image/jpeg', bytes: picture.length })
    const [row] = await world.rows('select name, sealed from file where id = $1', [id])
    expect(row.name).toBe(`${id}.jpg`)
    expect(row.sealed.includes(picture.subarray(0, 20))).toBe(false)
    expect(world.platform.cipher.openBytes(row.sealed)).toEqual(picture)
  })

  it('sent again is harmless; another picture under the same id is refused', async () => {
    const id = newId()
    const first = await upload(id, told)
    const second = await upload(id, told)
    expect(second.json()).toEqual(first.json())
    const other = Buffer.from(picture)
    other[other.length - 5] = 0x11
    expect((await upload(id, other)).json().code).toBe('id-already-used')
  })

  it('takes no other kind of file, whatever it is called', async () => {
    const answer = await upload(newId(), Buffer.from('%PDF-1.7 hello'))
    expect(answer.statusCode).toBe(415)
    expect(answer.json().code).toBe('photo-kind-not-taken')
  })

  it('takes no more than ten megabytes', async () => {
    const answer = await upload(newId(), Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024)]))
    expect(answer.statusCode).toBe(413)
  })

  it('for a station that is not theirs finds nothing', async () => {
    const answer = await upload(newId(), told, { station: world.county.shantangStation })
    expect(answer.statusCode).toBe(404)
  })

  it('is open to the child director, for his village', async () => {
    const director = world.actor(['activities.record'], { kind: 'division', division: xiaoheVillage })
    expect((await upload(newId(), told, {}, director)).statusCode).toBe(404)
    expect((await upload(newId(), told, { division: String(xiaoheVillage) }, director)).statusCode).toBe(201)
    expect((await upload(newId(), told, { division: String(shantangVillage) }, director)).statusCode).toBe(
      404,
    )
  })
})

describe('a photo of a visit', () => {
  it('says always whether faces are blurred', async () => {
    const file = newId()
    await upload(file, told)
    const answer = await world.record(
      world.trip([world.served(await world.county.person())], { photos: [{ file }] }),
    )
    expect(answer.json().problems).toMatchObject([{ path: '/body/photos/0/facesBlurred' }])
  })

  it('was uploaded by who records the visit, and belongs to one visit', async () => {
    const { file } = await withPhoto(true)
    const again = await world.record(
      world.trip([world.served(await world.county.person())], { photos: [{ file, facesBlurred: true }] }),
    )
    expect(again.json().code).toBe('photo-not-found')
    const colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    const theirs = newId()
    await upload(theirs, told, {}, colleague)
    const person = await world.county.person()
    const taken = await world.record(
      world.trip([world.served(person)], { photos: [{ file: theirs, facesBlurred: true }] }),
    )
    expect(taken.json().code).toBe('photo-not-found')
    expect(await world.rows('select id from visit where person = $1', [person])).toEqual([])
  })

  it('is shown to who may see the visit, and the reading is written down with its purpose', async () => {
    const { visit, file } = await withPhoto(false)
    expect((await world.get(`/api/visits/${visit}`)).json().photos).toEqual([{ file, facesBlurred: false }])
    const answer = await world.get(`/api/visits/${visit}/photos/${file}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('image/jpeg')
    expect(answer.rawPayload.equals(picture)).toBe(true)
    const lines = await world.rows(`select purpose, account from audit_line where detail ->> 'file' = $1`, [
      file,
    ])
    expect(lines).toEqual([{ purpose: 'work', account: world.worker.account }])
  })

  it('does not exist for who works elsewhere', async () => {
    const { visit, file } = await withPhoto(true)
    const elsewhere = world.actor(everyday, { kind: 'station', station: world.county.shantangStation })
    expect((await world.get(`/api/visits/${visit}/photos/${file}`, elsewhere)).statusCode).toBe(404)
  })

  it('is not found under another visit', async () => {
    const { file } = await withPhoto(true)
    const other = await withPhoto(true)
    expect((await world.get(`/api/visits/${other.visit}/photos/${file}`)).statusCode).toBe(404)
  })

  it('is not published unless faces are blurred and whoever was served consents to be shown (2.8)', async () => {
    const person = await world.county.person()
    const publish = async ({ visit, file }: { visit: string; file: string }) =>
      world.get(`/api/visits/${visit}/photos/${file}?use=publication`)
    expect((await publish(await withPhoto(false, person))).json().code).toBe('faces-not-blurred')
    const blurred = await withPhoto(true, person)
    expect((await publish(blurred)).json().code).toBe('media-consent-missing')
    await world.rows(`update person set birth = '1960-01-01' where id = $1`, [person])
    await world.rows(
      `insert into consent (province, person, id, division, station, purpose, given_by, given_on, method, recorded_by)
       values (41, $1, $2, $3, $4, 'media', 'self', '2023-01-01', 'paper', $2)`,
      [person, newId(), xiaoheVillage, world.county.xiaoheStation],
    )
    expect((await publish(blurred)).statusCode).toBe(200)
  })
})
