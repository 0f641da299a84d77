import { Readable } from 'node:stream'
import { isEmpty } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import {
  drawingOnPaper,
  fillWord,
  templateInForce,
  type WordPicture,
  wordToPdf,
  writeWord,
} from '../../../documents/server/index.ts'
import { familyOf, genogramOf, registerSheet } from '../../../people/server/index.ts'
import { stationNames } from '../../../regions/server/index.ts'
import { shippedForm } from '../../domain/form-layout.ts'
import { type CaseForm, caseForms, templateCode } from '../../domain/forms.ts'
import { findCase } from '../case-row.ts'
import type { SystemSource } from '../ecomap/known-systems.ts'
import { ecomapDrawing, ecomapOf } from '../ecomap/routes.ts'
import { formData } from '../file/form-data.ts'
import { formValues } from './form-values.ts'
import type { Language } from './said.ts'

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

export type AskedForm = {
  readonly case: Id
  readonly form: CaseForm
  readonly as: keyof typeof mediaTypes
  readonly language: Language
  /** One process record instead of all. */
  readonly record?: Id | undefined
}

/**
 * A form of a case as a file, in the template of the case's place; both kinds of file are made of the same one. Confidential
 * notes are in none. That it was printed is written down as a sensitive reading.
 */
export async function printForm(
  platform: Platform,
  standing: Standing,
  sources: readonly SystemSource[],
  asked: AskedForm,
): Promise<Result<FileAnswer, Refusal>> {
  const pictured = asked.form === 'register'
  const genogram = pictured ? await genogramFor(platform, standing, asked.case) : null
  const ecomap = pictured ? await ecomapFor(platform, standing, sources, asked.case) : null
  return disclose<FileAnswer>(standing, async (tx) => {
    const { cipher, clock } = platform
    const { form, language, record } = asked
    const data = await formData(tx, cipher, { ...standing, now: clock.now() }, asked.case)
    if (!data.ok) return data
    const { registered, file } = data.value
    if (record !== undefined && !file.records.some(({ id, kind }) => id === record && kind === 'process'))
      return refused({ code: 'not-found' })
    const { person, division, station } = registered
    const names = await stationNames(tx, [station])
    const values = formValues(
      form,
      {
        ...data.value,
        sheet: await registerSheet(tx, cipher, standing, person, language),
        genogram,
        ecomap,
        stationName: names.get(station) ?? '',
        today: standing.today,
      },
      language,
      record,
    )
    const template = await templateInForce(tx, templateCode(form), division)
    // A bureau's own template is taken as it is; the shipped one there is in either language.
    const isOwn = template.fileName !== null
    const docx = fillWord(
      isOwn || language === 'zh' ? template.docx : writeWord(shippedForm(form, language)),
      values,
    )
    const title = caseForms[form][language]
    const bytes = asked.as === 'pdf' ? wordToPdf(docx, `${title} ${registered.number}`) : docx
    return ok({
      answer: {
        stream: Readable.from([bytes]),
        fileName: `${title}-${registered.number}.${asked.as}`,
        mediaType: mediaTypes[asked.as],
      },
      audit: [
        {
          action: 'casework.print-form',
          subject: person,
          division,
          station,
          purpose: 'export',
          detail: { case: asked.case, form, as: asked.as, ...(record ? { record } : {}) },
        },
      ],
    })
  })
}

/** What the picture of a family, and of the systems around a client, may take of the form's cell, in millimetres. */
const genogramAtMost = { width: 126, height: 62 }
const ecomapAtMost = { width: 126, height: 84 }

/**
 * The family of the client, as far as the reader may see its members, drawn; nothing where none is known. It is read under
 * the permission for people: that for cases may reach further.
 */
async function genogramFor(
  { cipher }: Platform,
  standing: Standing,
  target: Id,
): Promise<WordPicture | null> {
  const found = await read(standing, async (tx) => ok(await findCase(tx, standing.scope, target)))
  const one = found.ok ? found.value : null
  const people = standingFor(standing, 'people.read')
  if (!one || isEmpty(people.scope)) return null
  const family = await read(people, (tx) => familyOf(tx, cipher, people, one.person))
  if (!family.ok || family.value.members.length < 2) return null
  return drawingOnPaper(genogramOf(family.value, standing.today), genogramAtMost, '家庭结构图 Genogram')
}

/** The systems around the client; nothing where none is known, or the reader may not see them. */
async function ecomapFor(
  { cipher }: Platform,
  standing: Standing,
  sources: readonly SystemSource[],
  target: Id,
): Promise<WordPicture | null> {
  const found = await ecomapOf(standing, cipher, sources, target)
  const drawing = found.ok ? ecomapDrawing(found.value, standing.today) : null
  return drawing && drawingOnPaper(drawing, ecomapAtMost, '社会生态图 Ecomap')
}
