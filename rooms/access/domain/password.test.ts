import { describe, expect, it } from 'vitest'
import { passwordProblems } from './password.ts'

const about = { userName: 'wang.ming', minimumLength: 10 }
const codes = (password: string) => passwordProblems(password, about).map((problem) => problem.code)

describe('a password', () => {
  it('of three kinds of characters and ten of them is fit', () => {
    expect(codes('Lantern-4821')).toEqual([])
    expect(codes('河水清且涟猗Aa1x')).toEqual([])
  })

  it('of nine characters is too short, of ten it is not', () => {
    expect(codes('Lantern-4')).toEqual(['password-too-short'])
    expect(codes('Lantern-48')).toEqual([])
  })

  it('longer than 128 characters is refused before anything is hashed', () => {
    expect(codes(`Lantern-4821${'xY7'.repeat(40)}`)).toEqual(['password-too-long'])
  })

  it('of two kinds of characters is too plain', () => {
    expect(codes('lantern48219')).toEqual(['password-too-plain'])
  })

  it('holds the user name neither forwards nor backwards, in whatever case', () => {
    expect(codes('Wang.Ming-4821')).toEqual(['password-holds-user-name'])
    expect(codes('4821-gniM.gnaW')).toEqual(['password-holds-user-name'])
  })

  it('is no common word, however it is decorated', () => {
    expect(codes('P@ssw0rd2024!')).toEqual(['password-too-common'])
    expect(codes('Qwertyuiop-123')).toEqual(['password-too-common'])
    expect(codes('Zhulian@2024')).toEqual(['password-too-common'])
    expect(codes('1qaz@WSX3edc!')).toEqual(['password-too-common'])
    expect(codes('Harbour-rain-83')).toEqual([])
    expect(codes('Aa1-Aa1-Aa1-')).toEqual(['password-too-common'])
  })

  it('is told everything that is wrong with it at once', () => {
    expect(codes('abc')).toEqual(['password-too-short', 'password-too-plain', 'password-too-common'])
  })
})
