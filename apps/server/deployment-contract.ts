import { z } from 'zod'
import { route } from '../../kernel/contract.ts'

const words = z.object({ zh: z.string(), en: z.string() })

const demoAccount = z.object({ userName: z.string(), password: z.string(), name: z.string(), role: words })

/** An account that exists in demo data only; its password is no secret. */
export type DemoAccount = z.infer<typeof demoAccount>

/** Apart from what carries it out, because the screens take its types. */
export const deploymentContract = {
  deployment: route({
    method: 'GET',
    path: '/api/public/deployment',
    summary: { zh: '本系统的版本与演示账号', en: 'Version of this deployment, and its demo accounts' },
    permission: 'public',
    answer: z.object({ version: z.string(), demo: z.boolean(), accounts: z.array(demoAccount) }),
  }),
}
