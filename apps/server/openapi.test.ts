import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../../platform/server/http/openapi.ts'
import { type TestPlatform, testPlatform } from '../../tests/database.ts'
import { allRoutes } from './compose.ts'
import { allErrors } from './errors.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

describe('the description of the API', () => {
  it('names every route of the product once', () => {
    const routes = allRoutes(platform).map(({ route }) => route)
    const { paths } = openApi(routes, allErrors, '1') as {
      paths: Record<string, Record<string, { operationId: string }>>
    }
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations).toHaveLength(routes.length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length)
  })
})
