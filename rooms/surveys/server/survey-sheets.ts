import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { valueWords } from '../domain/differences.ts'
import { questionnaireOf } from './questionnaires.ts'
import { surveyWithVillages, underCampaign } from './reading.ts'
import { answerCounts } from './result-store.ts'

const heads = {
  zh: {
    progress: '进度',
    town: '乡镇（街道）',
    village: '村（社区）',
    who: '负责人',
    total: '应查户数',
    done: '已查',
    unmet: '未见到',
    open: '未查',
    results: '结果',
    question: '问题',
    answer: '答案',
    households: '户数',
  },
  en: {
    progress: 'Progress',
    town: 'Town',
    village: 'Village',
    who: 'Assigned to',
    total: 'Households',
    done: 'Done',
    unmet: 'Not met',
    open: 'Open',
    results: 'Results',
    question: 'Question',
    answer: 'Answer',
    households: 'Households',
  },
} as const

/** Progress by village, and how many households answered what. No names: answers of a household stay in the product. */
export const surveyWorkbook = (
  standing: Standing & { readonly language: 'zh' | 'en' },
  id: Id,
): Promise<Result<FileAnswer, Refusal>> =>
  underCampaign(standing, id, async (tx, campaign) => {
    const { language } = standing
    const t = heads[language]
    const survey = await surveyWithVillages(tx, standing, campaign)
    const counts = await answerCounts(tx, standing.scope, campaign)
    const questions = questionnaireOf(campaign.questionnaire)?.questions ?? []
    const text = (title: string, width: number) => ({ title, kind: 'text' as const, width })
    const number = (title: string) => ({ title, kind: 'whole' as const, width: 10 })
    return ok(
      workbookAnswer(`${survey.title}.xlsx`, [
        {
          name: t.progress,
          heading: survey.title,
          columns: [
            text(t.town, 18),
            text(t.village, 22),
            text(t.who, 14),
            number(t.total),
            number(t.done),
            number(t.unmet),
            number(t.open),
          ],
          rows: survey.villages.map(({ town, name, assignedTo, total, done, unmet }) => [
            town,
            name,
            assignedTo?.name ?? '—',
            total,
            done,
            unmet,
            total - done - unmet,
          ]),
        },
        {
          name: t.results,
          heading: survey.title,
          columns: [text(t.question, 28), text(t.answer, 28), number(t.households)],
          rows: questions.flatMap((question) =>
            counts
              .filter((count) => count.question === question.code)
              .map(({ value, households }) => [
                question.title[language],
                valueWords(question, value, language),
                households,
              ]),
          ),
        },
      ]),
    )
  })
