/** The environment of a program on embedded simulated clouds whose training ends at the first look. */
export const embeddedEnvironment = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "instant" } as const;
