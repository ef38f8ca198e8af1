/** An environment without the user's keys and settings of the clouds: no client may reach a real account. */
export function withoutClouds(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOurs = (name: string) => !/^(DASHSCOPE|QIANFAN|FINETUNE|OPENAI|BAILIAN)_/.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => isOurs(name)));
}
