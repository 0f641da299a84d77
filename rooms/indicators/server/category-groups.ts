import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CategoryGroup } from '../domain/category-set.ts'
import { singleGroup } from '../domain/category-set.ts'

const fileSchema = z.object({
  groups: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  categories: z.array(
    z.object({
      code: z.string(),
      title: z.object({ zh: z.string(), en: z.string() }),
      class: z.string(),
      reports_as: z.string(),
    }),
  ),
})

const folder = join(import.meta.dirname, '../../../data/categories')

let read:
  | {
      readonly groups: readonly CategoryGroup[]
      readonly codes: readonly CategoryGroup[]
      readonly all: ReadonlySet<string>
    }
  | undefined

function vocabulary() {
  if (read) return read
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const parsed = files.map((file) =>
    fileSchema.parse(parse(readFileSync(join(folder, file), 'utf8'), { version: '1.2' })),
  )
  const categories = parsed.flatMap((file) => file.categories)
  read = {
    all: new Set(categories.map(({ code }) => code)),
    groups: parsed.flatMap((file) =>
      file.groups.map(({ code, zh, en }) => ({
        code,
        title: { zh, en },
        categories: categories
          .filter((category) => category.reports_as === code)
          .map((category) => category.code),
      })),
    ),
    // What is need-to-know (L4) is counted in its group and never told alone.
    codes: categories
      .filter((category) => category.class !== 'L4')
      .map(({ code, title }) => singleGroup(code, title)),
  }
  return read
}

/** The groups that reports print (低保 特困 困境儿童 残疾人 其他困难群体), in their order. */
export const reportGroups = (): readonly CategoryGroup[] => vocabulary().groups

/** The code of every category that a record may carry. */
export const categoryCodes = (): ReadonlySet<string> => vocabulary().all

/** Every category that may be told alone, as a group of its own. */
export const singleCategories = (): readonly CategoryGroup[] => vocabulary().codes
