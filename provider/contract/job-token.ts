const tokenPattern = /_[a-z2-7]{12}$/;

/** Whether a job's name ends in a token as this package makes them. */
export function carriesToken(jobName: string): boolean {
  return tokenPattern.test(jobName);
}

/** The token in a job's name, which stays when the readable part is changed; `undefined` where there is none. */
export function tokenIn(jobName: string): string | undefined {
  return tokenPattern.exec(jobName)?.[0];
}
