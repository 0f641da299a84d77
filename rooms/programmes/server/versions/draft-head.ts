import { parseDocument } from 'yaml'
import { type DivisionCode, parseDivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'

/** The two things without which a draft belongs to nobody: code and division. All else may still be wrong. */
export function draftHead(text: string): Result<{ code: string; division: DivisionCode }, Refusal> {
  const document = parseDocument(text, { version: '1.2' })
  const written: unknown = document.errors.length > 0 ? null : document.toJS()
  const { code, division } = (typeof written === 'object' && written !== null ? written : {}) as Record<
    string,
    unknown
  >
  const found = parseDivisionCode(String(division ?? ''))
  if (typeof code === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && found !== null)
    return ok({ code, division: found })
  return refused({
    code: 'request-not-valid',
    problems: [{ code: 'draft-without-head', path: '/body/text' }],
  })
}
