import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../../regions/server/index.ts'
import { checkProgramme, nameMistakes } from '../check/check.ts'
import { sampleProgramme } from '../sample-programme.ts'
import { deadEnds, firstStage, mayMove } from './stage-machine.ts'

describe('stages', () => {
  const stage = (code: string, more: object) => ({
    code,
    title: { zh: '?', en: '?' },
    who: 'body',
    work: 'check',
    ...more,
  })
  const end = (code: string) => ({ code, title: { zh: '?', en: '?' }, ends: 'granted' })

  it('lead back for completion and on from there', () => {
    const programme = sampleProgramme({
      stages: [stage('a', { then: ['done'], back: ['b'] }), stage('b', { then: ['a'] }), end('done')],
    })
    expect(mayMove(programme, 'a', 'b')).toBe(true)
    expect(mayMove(programme, 'b', 'done')).toBe(false)
    expect(deadEnds(programme)).toEqual({ unreached: [], stuck: [] })
  })

  it('are told when no way leads to one, or from one to an end', () => {
    const programme = sampleProgramme({
      stages: [stage('a', { then: ['b', 'done'] }), stage('b', { then: ['b'] }), end('lost'), end('done')],
    })
    expect(deadEnds(programme)).toEqual({ unreached: ['lost'], stuck: ['b'] })
  })
})

/** Stages at random: each leads on, back or to a refusal wherever it likes, also to nowhere. */
const codes = ['s0', 's1', 's2', 's3', 's4', 'end', 'no']
const machine = fc
  .array(
    fc.record({
      then: fc.subarray(codes, { maxLength: 3 }),
      back: fc.subarray(codes, { maxLength: 1 }),
      refuses: fc.option(fc.constantFrom('no', 's1'), { nil: undefined }),
      moves: fc.option(fc.constantFrom(...codes), { nil: undefined }),
    }),
    { minLength: 5, maxLength: 5 },
  )
  .map((ways) =>
    sampleProgramme({
      stages: [
        ...ways.map(({ then, back, refuses, moves }, i) => ({
          code: `s${i}`,
          title: { zh: '?', en: '?' },
          who: 'body',
          work: 'check',
          then,
          back,
          ...(refuses === undefined ? {} : { refuses }),
          ...(moves === undefined ? {} : { overdue: { moves_to: moves } }),
        })),
        { code: 'end', title: { zh: '?', en: '?' }, ends: 'granted' },
        { code: 'no', title: { zh: '?', en: '?' }, ends: 'refused' },
      ],
    }),
  )

describe('any stages', () => {
  it('are let through by the check exactly when an end can be reached wherever a case may come to stand', () => {
    let through = 0
    fc.assert(
      fc.property(machine, (programme) => {
        const all = programme.stages.map(({ code }) => code)
        // By the moves alone, one after the other, and not by what the check knows of stages.
        const reach = (from: string): Set<string> => {
          const found = new Set([from])
          for (const at of found) for (const to of all) if (mayMove(programme, at, to)) found.add(to)
          return found
        }
        const reached = reach(firstStage(programme).code)
        const stuck = all.filter((code) => !['end', 'no'].some((end) => reach(code).has(end)))
        expect(deadEnds(programme)).toEqual({
          unreached: all.filter((code) => !reached.has(code)),
          stuck,
        })
        const complained = nameMistakes(programme).some(({ path }) => path[0] === 'stages')
        expect(complained).toBe(stuck.length > 0 || all.some((code) => !reached.has(code)))
        if (!complained) through += 1
      }),
      { numRuns: 400 },
    )
    // Enough of them were sound for the sentence to say something.
    expect(through).toBeGreaterThan(5)
  })

  it('that are stuck are never approved', () =>
    expect(
      checkProgramme(
        sampleProgramme({
          stages: [
            { code: 'a', title: { zh: '?', en: '?' }, who: 'body', work: 'check', then: ['b', 'end'] },
            { code: 'b', title: { zh: '?', en: '?' }, who: 'body', work: 'check', then: ['a'], back: ['b'] },
            { code: 'c', title: { zh: '?', en: '?' }, who: 'body', work: 'check', back: ['c'] },
            { code: 'end', title: { zh: '?', en: '?' }, ends: 'granted' },
          ],
        }),
        workingCalendar(),
      ).map(({ en }) => en),
    ).toEqual(expect.arrayContaining(['no way leads to c', 'no way leads from c to an end'])))
})
