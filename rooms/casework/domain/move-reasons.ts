import type { Words } from '../../../kernel/contract.ts'

/** Why a case moved where the product says it: kept in Chinese beside the reasons that people typed. */
export const moveReasons = {
  taken: { zh: '接收转站', en: 'Taken over from another station' },
  merged: { zh: '区划合并', en: 'Divisions were merged' },
} as const satisfies Record<string, Words>

/** A reason as it is read; what a person typed is the same in both languages. */
export const moveReasonSaid = (reason: string): Words =>
  Object.values(moveReasons).find(({ zh }) => zh === reason) ?? { zh: reason, en: reason }
