import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { menuSections } from './menu-sections.ts'
import { pages } from './routes.tsx'

const here = (path: string) => new URL(path, import.meta.url)
const read = (path: string) => readFileSync(here(path), 'utf8')

const shape = (path: string) => path.replaceAll(/\$\{?[\w.]+\}?/g, '$')

/** The addresses that the lines of a person's timeline lead to, as the rooms write them: in SQL or as a template. */
function timelinePages(): string[] {
  const rooms = fileURLToPath(here('../../rooms'))
  return globSync('*/server/**/*.ts', { cwd: rooms }).flatMap((file) => {
    const text = readFileSync(join(rooms, file), 'utf8')
    if (!text.includes('timelineWindow')) return []
    const inSql = [...text.matchAll(/'(\/[a-z/-]+\/)' \|\| [\w.]+/g)].map(([, start]) => `${start}$id`)
    const asTemplate = [...text.matchAll(/page: `([^`]+)`/g)].map(([, path]) => path ?? '')
    return [...inSql, ...asTemplate].map(shape)
  })
}

describe('the addresses of the web app', () => {
  it('are there for every line of a person’s timeline', () => {
    const led = timelinePages()
    const there = new Set(pages.map(({ path }) => shape(path)))
    expect(led.length).toBeGreaterThan(15)
    expect(led.filter((path) => !there.has(path))).toEqual([])
  })

  it('open every page there is, so that none is lost when lists are merged', () => {
    const listed = readdirSync(here('routes')).map((file) => read(`routes/${file}`))
    const written = readdirSync(here('pages')).filter(
      (file) => file.endsWith('.tsx') && read(`pages/${file}`).includes('export function Component('),
    )
    expect(written.filter((file) => !listed.some((text) => text.includes(`/pages/${file}'`)))).toEqual([])
  })

  it('stand each in one part of the menu, where they have a place in it', () => {
    const placed = menuSections.flatMap(({ paths }) => paths)
    expect(placed.toSorted()).toEqual(pages.flatMap(({ menu, path }) => (menu ? [path] : [])).toSorted())
  })

  it('are each of one page', () => {
    const paths = pages.map(({ path }) => path)
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([])
  })
})
