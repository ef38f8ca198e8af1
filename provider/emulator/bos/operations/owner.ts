/** Name of the one account, as lists show it (our choice). */
export const ownerId = "simulated-account";
