import { noticesContract, publicNoticesContract } from './judging-notices.ts'
import { rankingContract } from './judging-ranking.ts'
import { reviewsContract } from './judging-reviews.ts'
import { roundsContract } from './judging-rounds.ts'

/** How rounds are judged: nomination, review, ranking, public notice, objections. */
export const judgingContract = {
  ...roundsContract,
  ...reviewsContract,
  ...rankingContract,
  ...noticesContract,
  ...publicNoticesContract,
}
