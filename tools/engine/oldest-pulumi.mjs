/** The oldest Pulumi CLI that is taken from PATH, as major.minor. */
export const OLDEST_PULUMI = "3.200";
