import { ok, refused } from '../../../kernel/result.ts'
import { runCommand } from '../../../platform/server/command.ts'
import type { Handler } from '../../../platform/server/http/routes.ts'
import type { stationsContract } from '../contract/stations.ts'
import { endEvidence, evidenceOf, fiveHavesOf, insertEvidence } from './evidence.ts'
import { told } from './station-commands.ts'
import { stationToChange } from './stations.ts'

type Contract = typeof stationsContract

export const recordEvidence: Handler<Contract['recordEvidence']> = (call) => {
  const { id: command, evidence, ...rest } = call.body
  return runCommand(call, {
    id: command,
    name: 'regions.record-evidence',
    input: { ...call.body, ...call.params },
    run: async (tx) => {
      const station = await stationToChange(tx, call.scope, call.params.station)
      if (!station) return refused({ code: 'not-found' })
      const inserted = await insertEvidence(tx, station, { id: evidence, ...rest })
      if (!inserted) return refused({ code: 'id-already-used' })
      const answer = { id: evidence, fiveHaves: await fiveHavesOf(tx, station.id, call.today) }
      return ok(told('evidence-recorded', station, answer, { have: rest.have, heldOn: rest.heldOn }))
    },
  })
}

/** Evidence is never deleted: it stops counting on a day, and what was shown before that day stays as it was. */
export const withdrawEvidence: Handler<Contract['withdrawEvidence']> = (call) => {
  const { id: command, withdrawnOn } = call.body
  return runCommand(call, {
    id: command,
    name: 'regions.withdraw-evidence',
    input: { ...call.body, ...call.params },
    run: async (tx) => {
      const station = await stationToChange(tx, call.scope, call.params.station)
      if (!station) return refused({ code: 'not-found' })
      const evidence = (await evidenceOf(tx, station.id)).find(({ id }) => id === call.params.evidence)
      if (!evidence) return refused({ code: 'not-found' })
      if (evidence.withdrawnOn !== null) return refused({ code: 'evidence-withdrawn' })
      if (withdrawnOn < evidence.heldOn) return refused({ code: 'evidence-withdrawn-before-held' })
      await endEvidence(tx, station, evidence.id, withdrawnOn)
      const answer = { id: evidence.id, fiveHaves: await fiveHavesOf(tx, station.id, call.today) }
      return ok(told('evidence-withdrawn', station, answer, { have: evidence.have, withdrawnOn }))
    },
  })
}
