import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOwner, testPlatform } from '../../../../tests/database.ts'
import { copyLine } from './copy-text.ts'
import { type StagedPerson, stagedNames } from './staged.ts'

const nothing = Object.fromEntries(stagedNames.map((name) => [name, null])) as unknown as StagedPerson
const fieldOf = (person: Partial<StagedPerson>, name: keyof StagedPerson) =>
  copyLine({ ...nothing, ...person })
    .slice(0, -1)
    .split('\t')[stagedNames.indexOf(name)]

describe('a row on its way into the staging table', () => {
  it('keeps tabs, line breaks and backslashes inside their field', () => {
    expect(fieldOf({ name: 'a\tb\\c\nd' }, 'name')).toBe('a\\tb\\\\c\\nd')
    expect(fieldOf({ name: 'a\0b' }, 'name')).toBe('ab')
    expect(fieldOf({ sealed: Buffer.from([1, 255]) }, 'sealed')).toBe('\\\\x01ff')
    expect(fieldOf({ name: null as unknown as string }, 'name')).toBe('\\N')
  })

  it('brings every list through the database as it was, also one that says null or holds quotes', async () => {
    const platform = await testPlatform()
    const text = fc.oneof(fc.constantFrom('null', 'NULL', '', '"', '\\', '{a,b}', '王小明', ' '), fc.string())
    const lists = fc.sample(fc.array(fc.option(text.map((value) => value.replaceAll('\0', '')))), 60)
    await asOwner(platform.ownerUrl, async (client) => {
      for (const list of lists) {
        const written = fieldOf({ certificates: list }, 'certificates') ?? ''
        // What COPY undoes before the array is read.
        const unescaped = written.replace(
          /\\(.)/g,
          (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? letter,
        )
        const { rows } = await client.query('select $1::text[] as list', [unescaped])
        expect(rows[0].list).toEqual(list)
      }
    })
    await platform.close()
  })
})
