import { useMemo } from 'react'
import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import {
  consultationChannels,
  type LearningWarning,
  participantExaminations,
  supervisionForms,
  supervisionFunctions,
  supervisionModes,
  trainingExaminations,
  trainingForms,
} from '../../domain/learning-codes.ts'
import { serviceFields, serviceFieldTerms } from '../../domain/service-field.ts'
import { serviceTypes, serviceTypeTerms } from '../../domain/service-type.ts'

type Terms<C extends string> = Readonly<Record<C, Words>>

const trainingFormTerms: Terms<(typeof trainingForms)[number]> = {
  'in-person': { zh: '集中', en: 'In person' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '参访', en: 'Study visit' },
  'case-study': { zh: '案例', en: 'Case study' },
}
const examinationTerms: Terms<(typeof trainingExaminations)[number]> = {
  none: { zh: '不考核', en: 'None' },
  written: { zh: '笔试', en: 'Written' },
  practical: { zh: '实操', en: 'Practical' },
  report: { zh: '总结报告', en: 'Report' },
}
const resultTerms: Terms<(typeof participantExaminations)[number]> = {
  none: { zh: '未考核', en: 'Not examined' },
  passed: { zh: '合格', en: 'Passed' },
  failed: { zh: '不合格', en: 'Failed' },
}
const supervisionFormTerms: Terms<(typeof supervisionForms)[number]> = {
  individual: { zh: '个别', en: 'Individual' },
  group: { zh: '团体', en: 'Group' },
  peer: { zh: '同辈', en: 'Peers' },
  'on-site': { zh: '现场', en: 'On site' },
}
const modeTerms: Terms<(typeof supervisionModes)[number]> = {
  'face-to-face': { zh: '面对面', en: 'Face to face' },
  remote: { zh: '线上', en: 'Online' },
}
const functionTerms: Terms<(typeof supervisionFunctions)[number]> = {
  administrative: { zh: '行政性', en: 'Administrative' },
  educational: { zh: '教育性', en: 'Educational' },
  supportive: { zh: '支持性', en: 'Supportive' },
}
const channelTerms: Terms<(typeof consultationChannels)[number]> = {
  telephone: { zh: '电话', en: 'Telephone' },
  'in-person': { zh: '来访', en: 'In person' },
  online: { zh: '线上', en: 'Online' },
}
export const followUpStates = ['open', 'partly', 'done'] as const
const followUpTerms: Terms<(typeof followUpStates)[number]> = {
  open: { zh: '未落实', en: 'Not yet' },
  partly: { zh: '部分落实', en: 'In part' },
  done: { zh: '已落实', en: 'Done' },
}

/** What is odd about a record that was taken all the same (7.8, S5.A2). */
const warningTerms: Terms<LearningWarning> = {
  'implausible-length': {
    zh: '一次督导超过 8 小时，请核对起止时间或时长',
    en: 'One supervision of more than 8 hours; please check its times or length',
  },
  'many-hours-a-day': {
    zh: '学时折合每天超过 8 小时，请核对学时和起止日期',
    en: 'The credit hours come to more than 8 hours a day; please check them and the days',
  },
  'hours-over-duration': {
    zh: '学时超过实际授课时间，参训人员学时按实际时间计',
    en: 'More credit hours than the teaching lasted; participants are credited the time taught',
  },
  'supervisor-not-eligible': {
    zh: '督导者在督导日未取得社会工作师及以上证书满三年',
    en: 'On that day the supervisor had not held the certificate for three years',
  },
  'supervisor-not-known': {
    zh: '督导者不在社工名册，资质无法核对',
    en: 'The supervisor is not on the register, so that the qualification cannot be checked',
  },
  'nobody-present': { zh: '没有人到场', en: 'Nobody was present' },
}

/** Codes of trainings, supervision and consultations in the reader's language, and as options of fields. */
export function useLearningWords() {
  const say = useSay()
  return useMemo(() => {
    const list = <C extends string>(codes: readonly C[], terms: Terms<C>) => ({
      options: codes.map((value) => ({ value, label: say(terms[value]) })),
      of: (code: C) => say(terms[code]),
    })
    return {
      trainingForm: list(trainingForms, trainingFormTerms),
      examination: list(trainingExaminations, examinationTerms),
      result: list(participantExaminations, resultTerms),
      supervisionForm: list(supervisionForms, supervisionFormTerms),
      mode: list(supervisionModes, modeTerms),
      functions: list(supervisionFunctions, functionTerms),
      channel: list(consultationChannels, channelTerms),
      followUp: list(followUpStates, followUpTerms),
      field: list(serviceFields, serviceFieldTerms),
      serviceType: list(serviceTypes, serviceTypeTerms),
      warning: (code: LearningWarning) => say(warningTerms[code]),
    }
  }, [say])
}
