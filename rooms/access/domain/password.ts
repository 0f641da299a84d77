import type { Problem } from '../../../kernel/errors.ts'
import { commonWords } from './common-words.ts'

/** The longest password that is hashed: a longer one would only cost the server time. */
export const longestPassword = 128

/** What makes a password unfit, all of it at once (GB/T 22239-2019 8.1.4.1: complexity; GB/T 25069 dictionary words). */
export function passwordProblems(
  password: string,
  about: { readonly userName: string; readonly minimumLength: number },
): Problem[] {
  const problems: Problem[] = []
  if ([...password].length < about.minimumLength)
    problems.push({ code: 'password-too-short', data: { minimum: about.minimumLength } })
  if (password.length > longestPassword)
    problems.push({ code: 'password-too-long', data: { maximum: longestPassword } })
  if (classesOf(password) < 3) problems.push({ code: 'password-too-plain' })
  if (holdsName(password, about.userName)) problems.push({ code: 'password-holds-user-name' })
  if (isCommon(password)) problems.push({ code: 'password-too-common' })
  return problems
}

/** Upper case, lower case, digits, anything else; a Chinese character is something else. */
const classesOf = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length

const holdsName = (password: string, userName: string): boolean => {
  const lower = password.toLowerCase()
  const name = userName.toLowerCase()
  return lower.includes(name) || lower.includes([...name].toReversed().join(''))
}

/**
 * Decoration is what guessing programs try first, so it is taken off before the list is asked: `P@ssw0rd2024!` is
 * `password`. Few different characters are as bad as a common word.
 */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5) return true
  const bare = [lower, lower.replace(/^[^a-z]+|[^a-z]+$/g, ''), lower.replace(/[^a-z]+$/, '')]
  return bare
    .flatMap((text) => [text, asLetters(text)])
    .flatMap((text) => [text.replace(/[^a-z]/g, ''), text.replace(/[^a-z0-9]/g, '')])
    .some((core) => commonWords.has(core) || isRepeated(core))
}

/** Signs and digits that stand for letters. */
const asLetters = (text: string): string =>
  text.replace(/@/g, 'a').replace(/0/g, 'o').replace(/[1!]/g, 'i').replace(/3/g, 'e').replace(/[$5]/g, 's')

/** `abcabcabc`: one short word written again and again. */
const isRepeated = (text: string): boolean => text.length >= 6 && /^(.{1,4})\1+$/.test(text)
