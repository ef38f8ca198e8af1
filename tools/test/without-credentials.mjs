const BELONGS_TO_THE_USER = /^(DASHSCOPE|QIANFAN|FINETUNE)_/;

/**
 * An environment without the user's keys and settings of the clouds: no test may reach a real account.
 *
 * @param {NodeJS.ProcessEnv} env the environment to start from
 * @returns {NodeJS.ProcessEnv} a new environment
 */
export function withoutCredentials(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !BELONGS_TO_THE_USER.test(name)));
}
