import { Readable } from 'node:stream'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { fillWord, templateInForce, wordToPdf, writeWord } from '../../../documents/server/index.ts'
import { registerSheet } from '../../../people/server/index.ts'
import { stationNames } from '../../../regions/server/index.ts'
import { shippedForm } from '../../domain/form-layout.ts'
import { type CaseForm, caseForms, templateCode } from '../../domain/forms.ts'
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
export const printForm = (
  platform: Platform,
  standing: Standing,
  asked: AskedForm,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
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
