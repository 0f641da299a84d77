/** Stands for the station of what belongs to a division only: an agency of a county, a worker of a community. */
export const noStation = '00000000-0000-0000-0000-000000000000'
