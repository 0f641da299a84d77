import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { bodyTerms } from '../../../rooms/juvenile/index.ts'
import { CommandRefused } from '../output.ts'
import { dayText } from './day-text.ts'
import { applicationsPlan } from './plan-applications.ts'
import { consortiumPlan } from './plan-consortium.ts'
import { contestPlan } from './plan-contest.ts'
import { evaluationsPlan } from './plan-evaluations.ts'
import { fundsPlan } from './plan-funds.ts'
import { lettersPlan } from './plan-letters.ts'
import { threeStationsPlan, zonesPlan } from './plan-network.ts'
import { paidPlan } from './plan-paid.ts'
import { policyPlans } from './plan-policies.ts'
import { publishedPlan } from './plan-published.ts'
import { registryPlan } from './plan-registry.ts'
import { staffPlan } from './plan-staff.ts'

const bodyCodes = Object.keys(bodyTerms) as [keyof typeof bodyTerms, ...(keyof typeof bodyTerms)[]]

const planSchema = z.strictObject({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  county: z.number().int(),
  /** First and last day of the work that the plan describes, both included. */
  from: dayText,
  to: dayText,
  seed: z.number().int(),
  guidance_centre: z.strictObject({ code: z.string(), name: z.string(), opened: dayText }),
  stations: z.array(
    z.strictObject({
      town: z.number().int(),
      code: z.string(),
      name: z.string(),
      /** Left out where the source does not say who runs it. */
      operator: z.string().optional(),
      kind: z.string().default('station'),
      workers: z.number().int().nonnegative(),
      opened: dayText,
      /** The programme under which it was set up (S18: 双百). */
      programme: z.string().optional(),
      /** One of `zones`. */
      zone: z.string().optional(),
      /** Share of the county's people, against the sum of all stations' weights. */
      weight: z.number().positive(),
    }),
  ),
  zones: zonesPlan,
  three_stations: threeStationsPlan,
  /** What the source published, and where the loaded records tell it. */
  published: publishedPlan,
  people: z.array(
    z.strictObject({
      categories: z.array(z.string()).min(1),
      age: z.tuple([z.number().int(), z.number().int()]),
      visits: z.number().int().positive(),
      visits_each: z.number().int().positive(),
      disability: z.boolean().default(false),
    }),
  ),
  user_prefix: z.string(),
  /** Community activities of the year: how many, how many of them joint, and what they are about. */
  activities: z
    .strictObject({
      count: z.number().int().nonnegative(),
      joint: z.number().int().nonnegative(),
      /** Lines of sign-in lists in all, spread evenly. */
      attendances: z.number().int().nonnegative(),
      themes: z
        .array(
          z.strictObject({
            title: z.string(),
            kind: z.string(),
            field: z.string(),
            service_type: z.string(),
            place: z.string(),
            goals: z.string(),
            highlights: z.string(),
            /** Month and day of a theme that has its day; any day of the year otherwise. */
            day: z.string().optional(),
            theme_day: z.string().optional(),
            /** Items with whole yuan. */
            budget: z.array(z.tuple([z.string(), z.number().int().positive()])),
          }),
        )
        .min(2),
      /** Besides the spread ones: which theme was held where and when, and how many signed in. */
      held: z
        .array(
          z.strictObject({
            theme: z.string(),
            station: z.string(),
            on: dayText,
            attendances: z.number().int().nonnegative(),
          }),
        )
        .default([]),
    })
    .optional(),
  classes: z
    .strictObject({
      station: z.string(),
      title: z.string(),
      place: z.string(),
      children: z.number().int().positive(),
      sessions: z.number().int().positive(),
    })
    .optional(),
  /** Group work of the year: so many groups, and what they are about. */
  groups: z
    .strictObject({
      opened: z.number().int().nonnegative(),
      members: z.tuple([z.number().int(), z.number().int()]),
      sessions: z.tuple([z.number().int(), z.number().int()]),
      themes: z.array(
        z.strictObject({
          name: z.string(),
          type: z.enum(['education', 'growth', 'support', 'therapy', 'task']),
          field: z.string(),
          goals: z.string(),
          /** Members carry one of these categories, as far as the station has such people. */
          of: z.array(z.string()).min(1),
          ages: z.tuple([z.number().int(), z.number().int()]),
          /** Of a group that the source tells of: where, and the day of its first session, the others a week after each other. */
          held: z
            .strictObject({ station: z.string(), from: dayText, sessions: z.number().int().positive() })
            .optional(),
        }),
      ),
    })
    .default({ opened: 0, members: [6, 10], sessions: [4, 6], themes: [] }),
  /** Cases opened in the year, and how many of them were closed in it. */
  cases: z
    .strictObject({
      opened: z.number().int().nonnegative(),
      closed: z.number().int().nonnegative(),
      moved: z.number().int().nonnegative(),
    })
    .default({ opened: 0, closed: 0, moved: 0 }),
  /** Campus mailboxes: schools with what came of them, and a mailbox of these days. */
  letters: lettersPlan.optional(),
  /** How far the stations' monthly reports are, in the order of the stations; the rest have not begun. */
  reports: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        accepted: z.number().int().nonnegative(),
        sent: z.number().int().nonnegative(),
        returned: z.number().int().nonnegative(),
      }),
    )
    .default([]),
  /** Agencies, places, linked resources (fen) and volunteers; a pack without them has none. */
  partners: z
    .strictObject({
      agencies: z.array(z.strictObject({ name: z.string(), established: dayText })),
      places: z.array(
        z.strictObject({
          kind: z.enum(['incubation-base', 'volunteer-site', 'youth-home']),
          name: z.string(),
          division: z.number().int(),
          opened: dayText,
          workers: z.number().int().optional(),
        }),
      ),
      resources: z.array(
        z.strictObject({
          station: z.string(),
          on: dayText,
          kind: z.enum(['money', 'goods']),
          name: z.string(),
          source: z.string(),
          source_kind: z.string(),
          quantity: z.number().int().positive().optional(),
          unit: z.string().optional(),
          price: z.number().int().positive().optional(),
          amount: z.number().int().positive().optional(),
        }),
      ),
      /** The station with a resource that is to be handed out these days. */
      recent: z.string().optional(),
      /** Community organisations that stations mobilised, and those that they raised themselves (S18.7). */
      mobilised: z.number().int().nonnegative(),
      incubated: z.number().int().nonnegative(),
      /** Volunteers linked, and how many of them are registered on the national platform. */
      volunteers: z.strictObject({
        linked: z.number().int().nonnegative(),
        registered: z.number().int().nonnegative(),
      }),
    })
    .optional(),
  /** Risk files as they stand on the day of loading: children by grade, elders, and how many elders are in special difficulty. */
  risk: z
    .strictObject({
      children: z.strictObject({
        red: z.number().int().nonnegative(),
        orange: z.number().int().nonnegative(),
        blue: z.number().int().nonnegative(),
      }),
      elders: z.number().int().nonnegative(),
      special_elders: z.number().int().nonnegative(),
    })
    .optional(),
  /** Work of the centre in the year: hours in whole 学时 and clock hours (S5.15). */
  learning: z
    .strictObject({
      trainings: z.number().int(),
      credit_hours: z.number().int(),
      supervisions: z.number().int(),
      supervision_hours: z.number().int(),
      consultations: z.number().int(),
    })
    .optional(),
  /** What the county set out to reach, and what each station's operator agreed to deliver in the year. */
  agreements: z
    .strictObject({
      document: z.string(),
      targets: z.array(
        z.strictObject({
          title: z.strictObject({ zh: z.string(), en: z.string() }),
          measure: z.string(),
          /** Each township is asked, or so many percent of them; the county as a whole where it is left out. */
          each: z.literal('township').optional(),
          covered_from: z.number().optional(),
          placed: z.enum(['inside', 'own']).optional(),
          since: dayText.optional(),
          baseline: z.strictObject({ value: z.number(), on: dayText }).optional(),
          milestones: z.array(z.strictObject({ value: z.number(), by: dayText })),
          article: z.string(),
        }),
      ),
      services: z.array(
        z.strictObject({
          field: z.string(),
          title: z.string(),
          measure: z.string(),
          /** For a station of average weight, or for each whatever its weight. */
          agreed: z.number().positive(),
          by_weight: z.boolean().default(false),
          standard: z.string().optional(),
          evidence: z.string().optional(),
          /** Only one part of the measure, such as activities of one field. */
          split: z.tuple([z.string(), z.string()]).optional(),
        }),
      ),
      /** The stations that have a list; all of them where it is left out. */
      stations: z.array(z.string()).optional(),
    })
    .optional(),
  /** Partner bodies of the county; one with a user has an account that the sign-in page does not name. */
  bodies: z
    .array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        founded: dayText,
        user: z.string().optional(),
        person: z.string().optional(),
      }),
    )
    .default([]),
  /** What stations handed to bodies, counted back in days from today, or from the plan's last day in a later county. */
  tasks: z
    .array(
      z.strictObject({
        station: z.string(),
        /** One of `bodies`, a station or the user of an adviser. */
        body: z.union([
          z.strictObject({ organisation: z.string() }),
          z.strictObject({ station: z.string() }),
          z.strictObject({ adviser: z.string() }),
        ]),
        title: z.string(),
        asked: z.string(),
        purpose: z.string(),
        urgency: z.enum(['ordinary', 'pressing', 'urgent']).default('ordinary'),
        given: z.number().int().nonnegative(),
        /** About somebody of the station with this category; nobody where it is left out. */
        of: z.string().optional(),
        fields: z.array(z.string()).default([]),
        situation: z.string().optional(),
        basis: z.string(),
        note: z.string().optional(),
        /** How far it is, and how many days after it was given. */
        accepted: z.number().int().nonnegative().optional(),
        done: z.strictObject({ after: z.number().int().nonnegative(), result: z.string() }).optional(),
        returned: z.strictObject({ after: z.number().int().nonnegative(), reason: z.string() }).optional(),
        withdrawn: z.strictObject({ after: z.number().int().nonnegative(), reason: z.string() }).optional(),
        messages: z.array(z.strictObject({ by: z.enum(['giver', 'body']), text: z.string() })).default([]),
      }),
    )
    .default([]),
  /** Mandatory reports: so many that were sent, and so many that still wait. */
  protection: z
    .strictObject({ sent: z.number().int().nonnegative(), waiting: z.number().int().nonnegative() })
    .optional(),
  /** The relief consortium (S1): what stations can offer, who is screened and who waits, bodies with their officers, forums. */
  consortium: consortiumPlan,
  /** Who stands in the register beside the workers of stations (S1.7, S16.5, S16.8). */
  staff: staffPlan,
  /** Social organisations with their reports, a spot check, and students in an agency (S13, S15). */
  registry: registryPlan,
  applications: applicationsPlan,
  ...policyPlans,
  /** The guidance station for minors involved in a case (S17): bodies, workers, keepers, files and how far each is. */
  juvenile: z
    .strictObject({
      since: dayText,
      members: z.array(
        z.strictObject({
          body: z.enum(bodyCodes),
          name: z.string(),
          user: z.string(),
          person: z.string(),
        }),
      ),
      workers: z.array(z.strictObject({ user: z.string(), name: z.string() })).min(2),
      keepers: z.array(z.strictObject({ user: z.string(), name: z.string() })).min(2),
      files: z.array(
        z.strictObject({
          role: z.enum(['suspect', 'victim', 'witness']),
          age: z.number().int(),
          name: z.string(),
          matter: z.string(),
          upto: z.enum(['referred', 'assigned', 'writing', 'reported', 'guiding', 'sealed']),
        }),
      ),
    })
    .optional(),
  password: z.string(),
  /** What is bought with money of the year, and how far its payment is. */
  funds: fundsPlan.optional(),
  /** A selection in rounds, judged by a panel. */
  contest: contestPlan.optional(),
  evaluations: evaluationsPlan,
  paid: paidPlan.optional(),
  accounts: z.array(
    z.strictObject({
      user: z.string(),
      name: z.string(),
      role: z.string(),
      scope: z
        .union([
          z.strictObject({ station: z.string() }),
          z.strictObject({ division: z.number().int() }),
          /** One of `bodies`: whoever signs in for a partner sees what was handed to it. */
          z.strictObject({ organisation: z.string() }),
        ])
        .optional(),
      /** Further roles of the same account, each in its own scope (S16.1). */
      also: z
        .array(
          z.strictObject({
            role: z.string(),
            scope: z.union([
              z.strictObject({ station: z.string() }),
              z.strictObject({ division: z.number().int() }),
            ]),
          }),
        )
        .default([]),
    }),
  ),
})

/** A demo pack: `data/demo/<code>.yaml`. */
export type DemoPlan = z.infer<typeof planSchema>

export function readPlan(code: string): DemoPlan {
  const folder = join(import.meta.dirname, '../../../data/demo')
  const known = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ''))
  if (!known.includes(code)) {
    throw new CommandRefused('pack-not-found', {
      zh: `没有这个演示包：${code}。现有：${known.join('、')}`,
      en: `There is no demo pack ${code}. There are: ${known.join(', ')}`,
    })
  }
  const file = join(folder, `${code}.yaml`)
  return planSchema.parse(parse(readFileSync(file, 'utf8')))
}
