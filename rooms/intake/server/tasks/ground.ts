import { scopeOf } from '../../../../kernel/actor.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { consentFor } from '../../../people/server/index.ts'
import { basisProblems, type ConsentFound, type HandedField } from '../../domain/tasks/hand-over.ts'
import type { LegalBasis } from '../../domain/tasks/legal-basis.ts'
import { legalBases } from './data-files.ts'

export type Ground = {
  /** Null where the list has no such basis. */
  readonly basis: LegalBasis | null
  readonly consent: ConsentFound
  readonly problems: readonly Problem[]
}

/** How the consent of somebody on the register stands, as far as the asker may see the file. */
export async function consentFound(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  person: Id | null,
): Promise<ConsentFound> {
  const people = scopeOf(actor, 'people.read', today)
  const consent = person ? await consentFor(tx, people, person, 'service', today) : null
  return consent && { state: consent.state, needs: consent.state === 'given' ? [] : consent.needs }
}

/** On which ground something is handed over, and what speaks against it (2.8). Asked anew each time something goes out. */
export async function groundOf(
  tx: Handle,
  standing: Pick<Standing, 'actor' | 'today'>,
  person: Id | null,
  handOver: {
    readonly legalBasis: string
    readonly basisNote: string | null
    readonly fields: readonly Pick<HandedField, 'field'>[]
  },
): Promise<Ground> {
  const basis = legalBases().find(({ code }) => code === handOver.legalBasis) ?? null
  const consent = await consentFound(tx, standing, person)
  const problems = basis
    ? basisProblems(basis, handOver, consent)
    : [{ code: 'legal-basis-unknown', path: '/body/handOver/legalBasis' }]
  return { basis, consent, problems }
}
