import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import { type GroupFile, groupsApi, renewedByGroups } from './queries.ts'

type ScaleFile = GroupFile['scales'][number]
type ScaleValue = {
  readonly id: string
  readonly name: string
  readonly lowest: number | null
  readonly highest: number | null
  readonly better: 'higher' | 'lower'
  readonly scores: Readonly<Record<string, { readonly before: number | null; readonly after: number | null }>>
}

/** Scales before and after with how the group changed; single scores are entered in a dialog. */
export function Scores({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const [editing, edit] = useState(false)
  const readable = group.scales.every(({ scores }) => scores !== null)
  const button = group.abilities.change && readable && group.memberList.length > 0 && (
    <Button type={group.scales.length === 0 ? 'primary' : 'default'} onClick={() => edit(true)}>
      {t.editScores}
    </Button>
  )
  if (group.scales.length === 0)
    return (
      <Section title={t.scores}>
        <Empty title={t.noScores} action={button} />
        {editing && <ScoresDialog group={group} close={() => edit(false)} />}
      </Section>
    )
  return (
    <Section title={t.scores} actions={button}>
      <Stack>
        {group.scales.map((scale) => (
          <ScaleResult key={scale.id} scale={scale} group={group} />
        ))}
      </Stack>
      {editing && <ScoresDialog group={group} close={() => edit(false)} />}
    </Section>
  )
}

export function ScaleResult({ scale, group }: { scale: ScaleFile; group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const { change } = scale
  const shown = (value: number | null) => (value === null ? '—' : String(value))
  const nameOf = new Map(group.memberList.map(({ person, name }) => [person, name ?? t.someone]))
  return (
    <Stack>
      <h3>
        {fill(t.scaleHead, {
          name: scale.name,
          lowest: scale.lowest,
          highest: scale.highest,
          better: scale.better === 'higher' ? t.higher : t.lower,
        })}
      </h3>
      <StatTiles>
        <StatTile name={t.before} value={shown(change.before)} />
        <StatTile name={t.after} value={shown(change.after)} />
        <StatTile
          name={t.changeMean}
          value={shown(change.change)}
          note={fill(t.compared, { count: change.compared })}
        />
      </StatTiles>
      <p>{fill(t.improved, { better: change.better, same: change.same, worse: change.worse })}</p>
      {scale.scores && scale.scores.length > 0 && (
        <div className={css.sheet}>
          <table>
            <thead>
              <tr>
                <th>{t.members}</th>
                <th>{t.before}</th>
                <th>{t.after}</th>
              </tr>
            </thead>
            <tbody>
              {scale.scores.map(({ person, before, after }) => (
                <tr key={person}>
                  <td>{nameOf.get(person) ?? t.someone}</td>
                  <td>{shown(before)}</td>
                  <td>{shown(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Stack>
  )
}

const blank = (): ScaleValue => ({
  id: newId(),
  name: '',
  lowest: 0,
  highest: null,
  better: 'higher',
  scores: {},
})

const enteredOf = ({ id, name, lowest, highest, better, scores }: ScaleFile): ScaleValue => ({
  id,
  name,
  lowest,
  highest,
  better,
  scores: Object.fromEntries((scores ?? []).map(({ person, before, after }) => [person, { before, after }])),
})

const plain = { problems: [], required: false, marked: false }

function ScoresDialog({ group, close }: { group: GroupFile; close: () => void }) {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const form = useForm({
    initial: { scales: group.scales.length > 0 ? group.scales.map(enteredOf) : [blank()] },
    send: ({ scales }, id) =>
      groupsApi.put('/api/groups/:id/scores', {
        params: { id: group.id },
        body: {
          id,
          version: group.version,
          scales: scales.map(({ scores, ...scale }) => ({
            ...scale,
            lowest: scale.lowest ?? 0,
            highest: scale.highest ?? 0,
            scores: Object.entries(scores).map(([person, { before, after }]) => ({
              person,
              ...(before === null ? {} : { before }),
              ...(after === null ? {} : { after }),
            })),
          })),
        },
      }),
    renews: [...renewedByGroups],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const { scales } = form.values
  const set = (next: readonly ScaleValue[]) => form.change({ scales: [...next] })
  form.field('scales')
  return (
    <Dialog title={t.editScores} close={close}>
      <Form form={form} labels={{ scales: t.scores }}>
        {scales.map((scale) => (
          <ScaleFields
            key={scale.id}
            scale={scale}
            members={group.memberList}
            change={(changed) => set(scales.map((one) => (one.id === changed.id ? changed : one)))}
            remove={() => set(scales.filter((one) => one.id !== scale.id))}
          />
        ))}
        <FormButtons form={form} submit={t.save}>
          <Button onClick={() => set([...scales, blank()])}>{t.addScale}</Button>
        </FormButtons>
      </Form>
    </Dialog>
  )
}

function ScaleFields(props: {
  scale: ScaleValue
  members: GroupFile['memberList']
  change: (scale: ScaleValue) => void
  remove: () => void
}) {
  const { scale, members, change, remove } = props
  const t = useTexts(groupsTexts)
  return (
    <FieldGroup>
      <TextField
        {...plain}
        id={`${scale.id}-name`}
        label={t.scaleName}
        maxLength={80}
        value={scale.name}
        change={(name) => change({ ...scale, name })}
      />
      <FieldRow>
        <NumberField
          {...plain}
          id={`${scale.id}-lowest`}
          label={t.lowest}
          maximumDigits={3}
          value={scale.lowest}
          change={(lowest) => change({ ...scale, lowest })}
        />
        <NumberField
          {...plain}
          id={`${scale.id}-highest`}
          label={t.highest}
          maximumDigits={3}
          value={scale.highest}
          change={(highest) => change({ ...scale, highest })}
        />
      </FieldRow>
      <ChoiceField
        {...plain}
        id={`${scale.id}-better`}
        label={t.better}
        value={scale.better}
        change={(better) => change({ ...scale, better: better ?? 'higher' })}
        options={[
          { value: 'higher', label: t.higher },
          { value: 'lower', label: t.lower },
        ]}
      />
      <div className={css.scores}>
        {members.map(({ person, name }) => (
          <ScoreLine
            key={person}
            id={`${scale.id}-${person}`}
            name={name ?? t.someone}
            score={scale.scores[person] ?? { before: null, after: null }}
            change={(score) => change({ ...scale, scores: { ...scale.scores, [person]: score } })}
          />
        ))}
      </div>
      <Row>
        <Button danger onClick={remove}>
          {t.removeScale}
        </Button>
      </Row>
    </FieldGroup>
  )
}

type ScoreValue = { readonly before: number | null; readonly after: number | null }

function ScoreLine(props: {
  id: string
  name: string
  score: ScoreValue
  change: (score: ScoreValue) => void
}) {
  const { id, name, score, change } = props
  const t = useTexts(groupsTexts)
  return (
    <FieldRow>
      {(['before', 'after'] as const).map((when) => (
        <NumberField
          key={when}
          {...plain}
          id={`${id}-${when}`}
          label={fill(t.scoreOf, { name, when: t[when] })}
          maximumDigits={3}
          value={score[when]}
          change={(value) => change({ ...score, [when]: value })}
        />
      ))}
    </FieldRow>
  )
}
