import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { menuSections } from './menu-sections.ts'
import { pages } from './routes.tsx'

const here = (path: string) => new URL(path, import.meta.url)
const read = (path: string) => readFileSync(here(path), 'utf8')

describe('the addresses of the web app', () => {
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
