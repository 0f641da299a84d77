import type { Id } from '../../../kernel/id.ts'
import type { Part, PartRole } from './programme.ts'

/** A post that somebody of a name holds in an organisation on the day of the forum. */
export type Post = {
  readonly organisation: Id
  readonly organisationName: string
  readonly name: string
  readonly post: string
}

/**
 * Somebody who is to judge or to sum up holds a post in a body whose event or work it is (X17). `affiliation`: the same
 * name also stands at the body for which the person speaks, so it is one person beyond doubt; `name`: the names are equal,
 * and somebody has to look.
 */
export type Conflict = {
  /** Place in the programme, from 1. */
  readonly part: number
  readonly speaker: string
  readonly role: PartRole
  readonly organisation: Id
  readonly organisationName: string
  readonly post: string
  /** What the body is in this forum. */
  readonly as: 'host' | 'organiser' | 'talk'
  readonly told: 'affiliation' | 'name'
}

const judging: readonly PartRole[] = ['commentator', 'remark', 'closing']

/** Every conflict of interest in a programme, in its order (S1.A2). */
export function conflictsOf(parts: readonly Part[], posts: readonly Post[]): Conflict[] {
  const bodies = parts.filter(({ role }) => !judging.includes(role))
  return parts.flatMap((part, at) => {
    if (part.speaker === null || !judging.includes(part.role)) return []
    const own = posts.filter(({ name }) => name === part.speaker)
    const speaksFor = own.some((post) => isBodyOf(part, post))
    return own.flatMap((post): Conflict[] => {
      const body = bodies.find((one) => isBodyOf(one, post))
      if (!body) return []
      return [
        {
          part: at + 1,
          speaker: part.speaker as string,
          role: part.role,
          organisation: post.organisation,
          organisationName: post.organisationName,
          post: post.post,
          as: body.role as Conflict['as'],
          told: speaksFor ? 'affiliation' : 'name',
        },
      ]
    })
  })
}

/** A body of the register by its id; one that is only written down by its name. */
const isBodyOf = ({ organisation, organisationName }: Part, post: Post): boolean =>
  organisation === null ? organisationName === post.organisationName : organisation === post.organisation
