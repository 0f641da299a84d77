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
 * Somebody who is to judge or to sum up has a part in what is judged (X17). `affiliation`: the speaker holds a post in a body whose
 * event or work it is, and the same name also stands at the body for which the person speaks, so it is one person beyond doubt;
 * `name`: the names are equal, and somebody has to look; `programme`: the programme itself says that the speaker is of that body;
 * `own-talk`: who comments gives a talk as well.
 */
export type Conflict = {
  /** Place in the programme, from 1. */
  readonly part: number
  readonly speaker: string
  readonly role: PartRole
  /** The body, where the register has it. */
  readonly organisation: Id | null
  readonly organisationName: string | null
  /** Null where it was not found by a post. */
  readonly post: string | null
  /** What the body is in this forum. */
  readonly as: 'host' | 'organiser' | 'talk'
  readonly told: 'affiliation' | 'name' | 'programme' | 'own-talk'
}

const judging: readonly PartRole[] = ['commentator', 'remark', 'closing']
/** A host closes its own forum; whoever comments on work is to be of none whose work it is. */
const commenting: readonly PartRole[] = ['commentator', 'remark']

/** Every conflict of interest in a programme, in its order (S1.A2). */
export function conflictsOf(parts: readonly Part[], posts: readonly Post[]): Conflict[] {
  const bodies = parts.filter(({ role }) => !judging.includes(role))
  return parts.flatMap((part, at) => {
    if (part.speaker === null || !judging.includes(part.role)) return []
    const speaker = { part: at + 1, speaker: part.speaker, role: part.role }
    const byPost = conflictsByPost(part, posts, bodies).map((one) => ({ ...speaker, ...one }))
    const told = commenting.includes(part.role) ? conflictsByProgramme(part, bodies) : []
    return [
      ...byPost,
      ...told
        .filter((one) => !byPost.some((other) => isSameBody(one, other)) || one.told === 'own-talk')
        .map((one) => ({ ...speaker, ...one })),
    ]
  })
}

type Found = Omit<Conflict, 'part' | 'speaker' | 'role'>

function conflictsByPost(part: Part, posts: readonly Post[], bodies: readonly Part[]): Found[] {
  const own = posts.filter(({ name }) => name === part.speaker)
  const speaksFor = own.some((post) => isSameBody(part, post))
  return own.flatMap((post): Found[] => {
    const body = bodies.find((one) => isSameBody(one, post))
    if (!body) return []
    const { organisation, organisationName } = post
    return [
      {
        organisation,
        organisationName,
        post: post.post,
        as: body.role as Conflict['as'],
        told: speaksFor ? 'affiliation' : 'name',
      },
    ]
  })
}

/** What the programme says itself, whether or not the register knows the speaker. */
function conflictsByProgramme(part: Part, bodies: readonly Part[]): Found[] {
  const told = (body: Part, how: 'programme' | 'own-talk'): Found => ({
    organisation: body.organisation,
    organisationName: body.organisationName,
    post: null,
    as: body.role as Conflict['as'],
    told: how,
  })
  const talk = bodies.find(({ role, speaker }) => role === 'talk' && speaker === part.speaker)
  const named = part.organisation !== null || part.organisationName !== null
  const body = named
    ? bodies.find((one) => one.role !== 'host' && one !== talk && isSameBody(part, one))
    : undefined
  return [...(talk ? [told(talk, 'own-talk')] : []), ...(body ? [told(body, 'programme')] : [])]
}

type Body = Pick<Part, 'organisation' | 'organisationName'>

/** A body of the register by its id; one that is only written down by its name. */
const isSameBody = (one: Body, other: Body): boolean =>
  one.organisation === null || other.organisation === null
    ? one.organisationName !== null && one.organisationName === other.organisationName
    : one.organisation === other.organisation
