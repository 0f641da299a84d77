import { deadEnds } from '../engine/stage-machine.ts'
import { followers } from '../language/parts/stage.ts'
import type { Programme } from '../language/programme.ts'
import type { References } from './references.ts'

/** Stages lead somewhere, somebody acts at each, and every case comes to an end. */
export function stageMistakes(programme: Programme, names: References): void {
  const codes = programme.stages.map(({ code }) => code)
  for (const [i, stage] of programme.stages.entries()) {
    const path = ['stages', i]
    if (codes.indexOf(stage.code) < i)
      names.say([...path, 'code'], `${stage.code} 出现两次`, `${stage.code} stands twice`)
    for (const to of followers(stage))
      if (!codes.includes(to))
        names.say(
          path,
          `没有环节 ${to}，现有：${codes.join('、')}`,
          `there is no stage ${to}; there are: ${codes.join(', ')}`,
        )
    if (programme.stages.some(({ code, ends }) => code === stage.refuses && ends === 'granted'))
      names.say(
        [...path, 'refuses'],
        `不予通过却转入 ${stage.refuses}，那里是通过（granted）；请另写一个 ends: refused 的环节`,
        `what is refused would end in ${stage.refuses} as granted; lead it to a stage with ends: refused`,
      )
    if (stage.ends !== undefined && (followers(stage).length > 0 || stage.who !== undefined))
      names.say(path, '结束的环节没有下一步，也不写 who', 'a stage that ends leads nowhere and has no who')
    if (stage.ends === undefined && (stage.who === undefined || stage.work === undefined))
      names.say(
        path,
        '写明由谁办理（who）和做什么（work），或写 ends',
        'write who acts and what is done (work), or ends',
      )
    clockMistakes(programme, i, names, codes)
  }
  const { unreached, stuck } = deadEnds(programme)
  for (const code of unreached)
    names.say(['stages', codes.indexOf(code)], `没有路径通向 ${code}`, `no way leads to ${code}`)
  for (const code of stuck)
    names.say(
      ['stages', codes.indexOf(code)],
      `${code} 走不到任何结束的环节`,
      `no way leads from ${code} to an end`,
    )
}

function clockMistakes(programme: Programme, i: number, names: References, codes: readonly string[]): void {
  const clock = programme.stages[i]?.within
  if (!clock) return
  const path = ['stages', i, 'within']
  if ('workdays' in clock) names.parameter(clock.workdays, ['workdays'], [...path, 'workdays'])
  else if ('days' in clock) names.parameter(clock.days, ['days'], [...path, 'days'])
  else if ('months' in clock) names.parameter(clock.months, ['months'], [...path, 'months'])
  else if ('years' in clock) names.parameter(clock.years, ['years'], [...path, 'years'])
  else if (clock.by in programme.values) names.used.add(clock.by)
  else names.parameter(clock.by, ['day'], [...path, 'by'])
  if (!('by' in clock) && clock.of !== undefined && !codes.includes(clock.of))
    names.say([...path, 'of'], `没有环节 ${clock.of}`, `there is no stage ${clock.of}`)
}
