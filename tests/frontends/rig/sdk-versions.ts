/** The oldest Pulumi SDK that the package supports, the one that it is developed with, and the newest that is known to work. */
export const sdkVersions = ["3.216.0", "3.248.0", "3.270.0"] as const;
