import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { conditionKinds } from '../../../domain/language/condition.ts'
import { decisionExample, rankingExample, rollExample } from '../../../domain/language/examples/example.ts'
import { factSchema } from '../../../domain/language/fact.ts'
import { parameterSchema } from '../../../domain/language/parameter.ts'
import { conflictSchema } from '../../../domain/language/parts/conflict.ts'
import { letterSchema } from '../../../domain/language/parts/letter.ts'
import { noticeSchema } from '../../../domain/language/parts/notice.ts'
import { paymentSchema } from '../../../domain/language/parts/payment.ts'
import { rankingSchema, reviewSchema } from '../../../domain/language/parts/quota.ts'
import { roundsSchema } from '../../../domain/language/parts/rounds.ts'
import { sanctionSchema } from '../../../domain/language/parts/sanction.ts'
import { stageSchema } from '../../../domain/language/parts/stage.ts'
import { programmeSchema } from '../../../domain/language/programme.ts'
import { quantityKinds } from '../../../domain/language/quantity.ts'
import { formTexts } from '../form-texts.ts'
import type { Field, Part, Way } from '../part.ts'
import { exampleWays } from './examples.ts'
import { factFields, parameterFields } from './facts.ts'
import {
  conflictFields,
  letterPart,
  noticePart,
  rankingPart,
  reviewPart,
  roundsPart,
  sanctionFields,
} from './further.ts'
import { paymentPart } from './payment.ts'
import { quantityWays } from './rules.ts'
import { stageFields } from './stages.ts'
import { steps } from './whole.ts'

const keysOf = (fields: readonly Field[]) => fields.map(({ key }) => key).toSorted()
const fieldsOf = (part: Part): readonly Field[] => (part.as === 'fields' ? part.fields : [])
const shapeOf = (schema: z.ZodObject) => Object.keys(schema.shape).toSorted()
const example = (code: string) => exampleWays.find((way) => way.code === code)?.fields ?? []

describe('the form of a draft', () => {
  it('has a field for every part of a file, and for none that the language does not have', () => {
    expect(keysOf(steps.flatMap(({ fields }) => [...fields]))).toEqual(shapeOf(programmeSchema))
  })

  it('asks of each part what the language takes', () => {
    expect(keysOf(factFields)).toEqual(shapeOf(factSchema))
    expect(keysOf(parameterFields)).toEqual(shapeOf(parameterSchema))
    expect(keysOf(stageFields)).toEqual(shapeOf(stageSchema))
    expect(keysOf(conflictFields)).toEqual(shapeOf(conflictSchema))
    expect(keysOf(sanctionFields)).toEqual(shapeOf(sanctionSchema))
    expect(keysOf(fieldsOf(noticePart))).toEqual(shapeOf(noticeSchema))
    expect(keysOf(fieldsOf(letterPart))).toEqual(shapeOf(letterSchema))
    expect(keysOf(fieldsOf(rankingPart))).toEqual(shapeOf(rankingSchema))
    expect(keysOf(fieldsOf(reviewPart))).toEqual(shapeOf(reviewSchema))
    expect(keysOf(example('given'))).toEqual(shapeOf(decisionExample))
    expect(keysOf(example('candidates'))).toEqual(shapeOf(rankingExample))
    expect(keysOf(example('roll_until'))).toEqual(shapeOf(rollExample))
  })

  it('has a way for each kind of payment and of rounds, with its keys', () => {
    for (const [part, schema] of [
      [paymentPart, paymentSchema],
      [roundsPart, roundsSchema],
    ] as const) {
      const ways: readonly Way[] = part.as === 'ways' ? part.ways : []
      const found = ways.map(({ code, fields }) => [code, ['kind', ...keysOf(fields)].toSorted()])
      const wanted = schema.options.map((option) => [
        String(option.shape.kind.value),
        Object.keys(option.shape).toSorted(),
      ])
      expect(found).toEqual(wanted)
    }
  })

  it('offers every word of conditions and of quantities', () => {
    for (const { word } of conditionKinds) expect(formTexts).toHaveProperty(word)
    expect(quantityWays.map(({ code }) => code).toSorted()).toEqual(
      quantityKinds.map(({ word }) => word).toSorted(),
    )
  })
})
