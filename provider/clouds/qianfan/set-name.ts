/** Longest name of a set [doc-3250062]. */
const setNameLength = 20;

/**
 * A set named after the job. A container that the user has named may have characters that a set may not have [doc-3250062],
 * which would come out only after the training was paid: `_` stands for them.
 */
export function setNameOf(jobName: string, taskId: string): string {
  const clean = (text: string) => text.replace(/[^\u4e00-\u9fffA-Za-z0-9_]/g, "_").replace(/^_+/, "");
  const name = clean(jobName).slice(0, setNameLength);
  return name.length < 2 ? clean(taskId).slice(0, setNameLength) : name;
}
