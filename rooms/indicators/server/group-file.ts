import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { MeasureGroup } from '../domain/measure-group.ts'
import { views } from '../domain/views.ts'
import { type FileProblem, readDeclared } from './declared-file.ts'

/** The one file among the measures that is none. */
export const groupsFile = 'groups.yaml'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

const groupsSchema = z.array(z.strictObject({ code, title: words, views: z.array(z.string()).default([]) }))

/** The groups that a folder of measures declares; none where it has no such file. */
export function loadGroups(folder: string): Result<readonly MeasureGroup[], readonly FileProblem[]> {
  const path = join(folder, groupsFile)
  return existsSync(path) ? readGroups(groupsFile, readFileSync(path, 'utf8')) : ok([])
}

/** The groups of measures, in their order. A view stands in one group at most, and exists. */
export function readGroups(
  file: string,
  text: string,
): Result<readonly MeasureGroup[], readonly FileProblem[]> {
  const read = readDeclared(file, text, groupsSchema)
  if (!read.ok) return read
  const { written: groups, at } = read.value
  const placed = groups.flatMap((group, i) => group.views.map((view, j) => ({ view, path: [i, 'views', j] })))
  const wrong = [
    ...groups.flatMap((group, i) =>
      groups.findIndex((other) => other.code === group.code) === i
        ? []
        : [
            {
              ...at([i, 'code']),
              reason: { zh: `组 ${group.code} 写了两次`, en: `the group ${group.code} is there twice` },
            },
          ],
    ),
    ...placed.flatMap(({ view, path }, i) => {
      if (!views[view])
        return [
          {
            ...at(path),
            reason: {
              zh: `没有视图 ${view}；有 ${Object.keys(views).join('、')}`,
              en: `no view ${view}; there are ${Object.keys(views).join(', ')}`,
            },
          },
        ]
      return placed.findIndex((other) => other.view === view) === i
        ? []
        : [{ ...at(path), reason: { zh: `${view} 写在了两个组里`, en: `${view} stands in two groups` } }]
    }),
  ]
  return wrong.length > 0 ? refused(wrong) : ok(groups)
}
