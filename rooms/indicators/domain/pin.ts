/** What may be pinned: a table of the parts of a node, its tile map, the trend of measures. */
export const pinKinds = ['table', 'map', 'trend'] as const
export type PinKind = (typeof pinKinds)[number]

/** Where a pin is shown to its owner: on his own page, or on the dashboard of the node it is about. */
export const pinPlaces = ['mine', 'node'] as const
export type PinPlace = (typeof pinPlaces)[number]

export const mostPinnedMeasures = 100

/** More than this on one page is read by nobody, and each is a question to the server. */
export const mostPins = 60
