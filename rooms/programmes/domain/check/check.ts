import { parseDivisionCode } from '../../../../kernel/division.ts'
import type { WorkingCalendar } from '../../../regions/index.ts'
import { compiled } from '../engine/compile.ts'
import { factMistakes } from '../language/fact.ts'
import { parameterMistakes } from '../language/parameter.ts'
import type { Programme } from '../language/programme.ts'
import type { Mistake } from '../language/words.ts'
import { exampleFactMistakes, exampleMistakes, exampleNameMistakes } from './examples.ts'
import { pinMistakes } from './pins.ts'
import {
  orderMistakes,
  partMistakes,
  referencesOf,
  repeatedMistakes,
  unusedMistakes,
  wholeMistakes,
} from './references.ts'
import { stageMistakes } from './stages.ts'

/** What the shape alone cannot say: names that exist, kinds that fit, stages that end. Quick: asked at every start. */
export function nameMistakes(programme: Programme): Mistake[] {
  const names = referencesOf(programme)
  repeatedMistakes(programme, names)
  partMistakes(programme, names)
  stageMistakes(programme, names)
  wholeMistakes(programme, names)
  orderMistakes(programme, names)
  unusedMistakes(programme, names)
  if (parseDivisionCode(String(programme.division)) === null)
    names.say(
      ['division'],
      '区划代码应为 2、4、6、9 或 12 位数字',
      'a division code has 2, 4, 6, 9 or 12 digits',
    )
  return [
    ...Object.entries(programme.facts).flatMap(([name, fact]) => factMistakes(fact, ['facts', name])),
    ...Object.entries(programme.parameters).flatMap(([name, parameter]) =>
      parameterMistakes(parameter, ['parameters', name]),
    ),
    ...compiled(programme).mistakes,
    ...names.mistakes,
    ...exampleFactMistakes(programme),
    ...exampleNameMistakes(programme),
  ]
}

/** Everything: names, examples that come true, and figures that are pinned on both sides. */
export function checkProgramme(programme: Programme, calendar: WorkingCalendar): Mistake[] {
  const names = nameMistakes(programme)
  // An example is only asked when the definition itself is sound, a pin only when the examples are.
  if (names.length > 0) return names
  const examples = exampleMistakes(programme, calendar)
  return examples.length > 0 ? examples : pinMistakes(programme, calendar)
}
