/** `vdlLink`: the display token is base64 of `{"runId":"run-…"}` (seed 001). */
export function visualizationLink(visualizationId: string): string {
  const token = Buffer.from(JSON.stringify({ runId: visualizationId })).toString("base64");
  return `https://console.bce.baidu.com/qianfan/visualdl/index?displayToken=${token}`;
}
