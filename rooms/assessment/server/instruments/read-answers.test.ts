import { describe, expect, it } from 'vitest'
import { shippedOn } from './instrument-files.ts'
import { readAnswers } from './read-answers.ts'

/** The code of the refusal, and those of its problems. */
const refusedFor = (code: string, text: string) => {
  const definition = shippedOn(code, '2024-01-01')
  if (!definition) throw new Error(`no instrument ${code}`)
  const read = readAnswers(definition.instrument, text)
  return read.ok ? [] : [read.error.code, ...(read.error.problems ?? []).map((problem) => problem.code)]
}

describe('a file of answers', () => {
  it('is refused when it is not JSON', () => {
    expect(refusedFor('cri-5', '{"answers": {A1: 0}}')).toEqual(['answers-not-json'])
  })

  it('is refused when it is not answers and triggers', () => {
    for (const text of [
      '[]',
      '{"A1":0}',
      '{"answers":[]}',
      '{"answers":{},"triggers":"H4"}',
      '{}',
      '{"triggers":[]}',
    ])
      expect(refusedFor('cri-5', text)).toEqual(['answers-not-object'])
  })

  it('is refused for a word beside the two, which would else be lost without a sound', () => {
    expect(refusedFor('cri-5', '{"answers":{},"trigger":["H4"]}')).toEqual(['answers-word-unknown'])
  })

  it('is refused when an item is answered twice', () => {
    expect(refusedFor('cri-5', '{"answers":{"A1":0,"A2":1,"A1":3}}')).toEqual(['answers-word-twice'])
    expect(refusedFor('cri-5', '{"answers":{"A1":0},"answers":{"A1":3}}')).toEqual(['answers-word-twice'])
  })

  it('is refused for an answer that does not apply, and for one outside the scale', () => {
    expect(refusedFor('gbt-42195-2022', '{"answers":{"B.1.1":"NA","coma":2}}')).toEqual([
      'answers-not-valid',
      'answer-not-applicable',
      'answer-not-possible',
    ])
  })

  it('may name a trigger alone: with one the items may wait', () => {
    expect(refusedFor('cri-5', '{"triggers":["H4"]}')).toEqual([])
    expect(refusedFor('cri-5', '{"triggers":["H4"],"A1":0}')).toEqual(['answers-word-unknown'])
  })

  it('is told that an instrument has no triggers instead of a list of none', () => {
    expect(refusedFor('gbt-42195-2022', '{"triggers":["H4"]}')).toEqual([
      'answers-not-valid',
      'trigger-of-none',
    ])
  })

  it('is read with a byte order mark, as a spreadsheet program saves it', () => {
    expect(refusedFor('cri-5', '\uFEFF{"answers":{"A1":0}}')).toEqual([])
  })
})
