import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** The server sides of the rooms, without tests. */
const sources = globSync('rooms/*/server/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** The arguments of the call whose opening bracket ends at `from`: divided by the commas that stand in no inner bracket. */
function argumentsAt(text: string, from: number): string[] {
  const all = ['']
  let depth = 0
  for (const letter of text.slice(from)) {
    if ('([{'.includes(letter)) depth += 1
    if (')]}'.includes(letter)) depth -= 1
    if (depth < 0) break
    if (letter === ',' && depth === 0) all.push('')
    else all[all.length - 1] += letter
  }
  return all.map((one) => one.trim())
}

/** Which files call a function of the database, and with what. */
const callsOf = (name: string) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(new RegExp(`select ${name}\\(`, 'g'))].map((found) => ({
      file,
      given: argumentsAt(text, found.index + found[0].length),
    })),
  )

describe('a duty', () => {
  it('is opened in both languages, but for what a person typed', () => {
    const typed = sources.flatMap(({ file, text }) => (text.includes('title: { typed:') ? [file] : []))
    expect(typed.toSorted()).toEqual([
      'rooms/activities/server/learning/consultation.ts',
      'rooms/activities/server/learning/supervision.ts',
      'rooms/duties/server/commands.ts',
      'rooms/evaluation/server/commands.ts',
    ])
  })

  it('is opened in both languages by rooms that ask the database to do so', () => {
    const calls = callsOf('open_duty')
    expect(calls.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'rooms/organisations/server/credit-duties.ts',
        'rooms/projects/server/duty.ts',
        'rooms/resources/server/duty.ts',
      ]),
    )
    for (const { file, given } of calls) {
      const [title, english] = given.slice(8, 10)
      expect(given, file).toHaveLength(13)
      expect(english, file).not.toBe('null::text')
      expect(english, file).not.toBe(title)
    }
  })

  it('is settled in both languages', () => {
    const calls = callsOf('settle_duty')
    expect(calls.length).toBeGreaterThan(3)
    for (const { file, given } of calls) {
      expect(given, file).toHaveLength(6)
      expect(given[5], file).not.toBe(given[4])
    }
  })

  it('says nothing in Chinese where it speaks English', () => {
    const mixed = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\ben: (['`])(.*?)\1/g)].flatMap(([, , words = '']) =>
        /\p{Script=Han}/u.test(words) ? [`${file}: ${words}`] : [],
      ),
    )
    expect(mixed).toEqual([])
  })
})
