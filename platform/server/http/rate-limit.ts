/** So many at once, and so many a minute after that, for each key. Kept in memory: a restart forgives everyone. */
export type RateLimit = {
  /** Takes one; false when there is none left. */
  take(key: string, now: number): boolean
  /** Whether there is one left, without taking it. */
  has(key: string, now: number): boolean
  /** Seconds until one is there again. */
  wait(key: string, now: number): number
}

type Bucket = { left: number; at: number }

/** More keys than this and the oldest are forgotten: an attacker must not be able to fill the memory. */
const mostKeys = 50_000

export function rateLimit(options: { readonly burst: number; readonly perMinute: number }): RateLimit {
  const buckets = new Map<string, Bucket>()
  const perMillisecond = options.perMinute / 60_000
  const filled = (key: string, now: number): Bucket => {
    const known = buckets.get(key)
    if (!known) return { left: options.burst, at: now }
    return { left: Math.min(options.burst, known.left + (now - known.at) * perMillisecond), at: now }
  }
  return {
    take: (key, now) => {
      const bucket = filled(key, now)
      const there = bucket.left >= 1
      if (there) bucket.left -= 1
      // Deleting first moves the key to the end, so that the map stays in order of last use.
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value ?? '')
      return there
    },
    has: (key, now) => filled(key, now).left >= 1,
    wait: (key, now) => Math.max(1, Math.ceil((1 - filled(key, now).left) / perMillisecond / 1000)),
  }
}

/** One household or office is one client: an IPv6 line has a /64 of its own, an IPv4 line one address. */
export const clientOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  return address.includes(':') ? prefix64(address) : address
}

function prefix64(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return `${groups.slice(0, 4).join(':')}::/64`
}

export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/i.test(address)
