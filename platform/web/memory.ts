/**
 * What this tab remembers until it is closed or signed out: half-filled forms and filters. In memory only,
 * because personal data does not rest unencrypted on a device.
 */
const remembered = new Map<string, unknown>()

export const recall = <T>(key: string): T | undefined => remembered.get(key) as T | undefined
export const remember = (key: string, value: unknown): void => void remembered.set(key, value)
export const forget = (key: string): void => void remembered.delete(key)
export const forgetAll = (): void => remembered.clear()
