import type { Implemented } from '../../../../platform/server/http/routes.ts'
import { implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { judgingContract as c } from '../../contract/judging.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'
import { assignAll, assignOne, showAssignments } from './assign.ts'
import { undoBatch } from './batches.ts'
import { handIn, recuse } from './hand-in.ts'
import { openReviewAgain, takeReviewBack } from './handle-reviews.ts'
import { decideMoveUp, proposeMoveUp } from './move-up.ts'
import { myReviews, showReview } from './my-reviews.ts'
import { nominate } from './nominate.ts'
import { importNominations, nominationTemplate } from './nomination-list.ts'
import { publishNotice, settleNotice, takeNoticeDown } from './notice-commands.ts'
import { showDraft } from './notice-draft.ts'
import { noticeOfBody, noticesOfBody } from './notices.ts'
import { decideObjection, showObjector, takeObjection } from './objections.ts'
import { leavePanel, nameReviewer, showPanel } from './panel.ts'
import { publicNoticeRoutes } from './public-notices.ts'
import { carryOutRanking, decideTie, freezeRanking, withdrawRanking } from './rank-commands.ts'
import { rankingSheet, showRanking } from './ranking.ts'
import { reviewPaper } from './review-paper.ts'
import { closeRound, listRounds, openRound, showRound } from './rounds.ts'
import { roundsToNominate, showNomination } from './show-nomination.ts'

/** Every route by which a round is judged. */
export function judgingRoutes(platform: Platform, neighbours: ApplicationsNeighbours): Implemented[] {
  const { cipher } = platform
  return [
    implement(c.rounds, (call) => listRounds(call, call.query)),
    implement(c.openRound, (call) => openRound(call, call.body)),
    implement(c.round, (call) => showRound(call, call.params.round)),
    implement(c.closeRound, (call) => closeRound(call, call.params.round, call.body)),
    implement(c.roundsToNominate, (call) => roundsToNominate(call)),
    implement(c.nomination, (call) => showNomination(platform, call, call.params.round)),
    implement(c.nominate, (call) => nominate(platform, call, call.params.round, call.body)),
    implement(c.nominationTemplate, (call) => nominationTemplate(call, call.params.round)),
    implement(c.importNominations, (call) =>
      importNominations(platform, call, call.params.round, call.body, call.file),
    ),
    implement(c.undoBatch, (call) => undoBatch(call, call.params.batch, call.body)),
    implement(c.panel, (call) => showPanel(neighbours, call, call.params.round)),
    implement(c.nameReviewer, (call) => nameReviewer(neighbours, call, call.params.round, call.body)),
    implement(c.leavePanel, (call) => leavePanel(call, call.params.member, call.body)),
    implement(c.assignments, (call) => showAssignments(platform, call, call.params.round)),
    implement(c.assign, (call) => assignAll(platform, call, call.params.round, call.body)),
    implement(c.assignOne, (call) => assignOne(platform, call, call.params.round, call.body)),
    implement(c.openAgain, (call) => openReviewAgain(call, call.params.review, call.body)),
    implement(c.takeBack, (call) => takeReviewBack(call, call.params.review, call.body)),
    implement(c.myReviews, (call) => myReviews(call)),
    implement(c.review, (call) => showReview(platform, call, call.params.review)),
    implement(c.handIn, (call) => handIn(call, call.params.review, call.body)),
    implement(c.recuse, (call) => recuse(call, call.params.review, call.body)),
    implement(c.reviewEvidence, (call) =>
      reviewPaper(platform, call, call.params.review, call.params.evidence),
    ),
    implement(c.ranking, (call) => showRanking(platform, call, call.params.round)),
    implement(c.freezeRanking, (call) => freezeRanking(platform, call, call.params.round, call.body)),
    implement(c.decideTie, (call) => decideTie(call, call.params.ranking, call.body)),
    implement(c.withdrawRanking, (call) => withdrawRanking(call, call.params.ranking, call.body)),
    implement(c.carryOutRanking, (call) => carryOutRanking(platform, call, call.params.ranking, call.body)),
    implement(c.proposeMoveUp, (call) => proposeMoveUp(call, call.params.ranking, call.body)),
    implement(c.decideMoveUp, (call) => decideMoveUp(call, call.params.moveUp, call.body)),
    implement(c.rankingSheet, (call) => rankingSheet(platform, call, call.params.round)),
    implement(c.noticesOfBody, (call) => noticesOfBody(call)),
    implement(c.noticeDraft, (call) => showDraft(platform, call, call.query)),
    implement(c.publishNotice, (call) => publishNotice(platform, call, call.body)),
    implement(c.noticeOfBody, (call) => noticeOfBody(call, call.params.notice)),
    implement(c.settleNotice, (call) => settleNotice(call, call.params.notice, call.body)),
    implement(c.takeNoticeDown, (call) => takeNoticeDown(call, call.params.notice, call.body)),
    implement(c.takeObjection, (call) => takeObjection(cipher, call, call.params.notice, call.body)),
    implement(c.objector, (call) => showObjector(cipher, call, call.params.objection)),
    implement(c.decideObjection, (call) => decideObjection(call, call.params.objection, call.body)),
    ...publicNoticeRoutes(platform),
  ]
}
