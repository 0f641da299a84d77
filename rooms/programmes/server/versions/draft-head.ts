import { parse, parseDocument } from 'yaml'
import type { Words } from '../../../../kernel/contract.ts'
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

/**
 * What a draft is called, read from its title alone: a list of hundreds reads no whole files. Null while there is none that
 * can be read; the code stands for it then.
 */
export function draftTitle(text: string): Words | null {
  const written = /^title:.*(?:\n(?:[ \t]+.*)?)*/m.exec(text)?.[0]
  if (written === undefined) return null
  try {
    const { title } = (parse(written, { version: '1.2' }) ?? {}) as { title?: Partial<Words> | null }
    const [zh, en] = [title?.zh, title?.en]
    const said = (one: unknown): one is string => typeof one === 'string' && one !== ''
    if (said(zh)) return { zh, en: said(en) ? en : zh }
    return said(en) ? { zh: en, en } : null
  } catch {
    return null
  }
}
