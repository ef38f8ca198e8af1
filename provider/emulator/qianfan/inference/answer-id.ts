/** `as-` and ten characters, the form of every answer's ID (the SDK's mock), made of the request's ID. */
export function answerId(requestId: string): string {
  return `as-${requestId.replaceAll("-", "").slice(0, 10)}`;
}
