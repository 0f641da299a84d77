import type { Scope } from '../../../../kernel/actor.ts'
import type { Nominator } from '../../domain/core/subject.ts'

/** In whose name somebody with a scope puts another forward: a body by its places, a station, or the employer. */
export const nominatorOf = ({ ranges, stations }: Scope): Nominator =>
  ranges.length > 0 ? 'body' : stations.length > 0 ? 'station' : 'employer'
