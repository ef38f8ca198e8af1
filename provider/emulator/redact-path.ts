/** Names of what nobody else may read (our choice of words: any name with one of them in it). */
const secretName = /key|token|secret|sign|auth|passw|pwd|credential|bearer/i;

/** Layers of percent-encoding that are looked through; what has more is hidden whole. */
const mostLayers = 4;

/**
 * A request's path without credentials. No operation takes one in its query, so one that is there got there by mistake. Names count
 * as what they are decoded to, and so do those within a value.
 */
export function redactPath(path: string): string {
  return path
    .split(/([?&;])/)
    .map((part) => {
      const end = part.indexOf("=");
      return end >= 0 && holdsSecret(part) ? `${part.slice(0, end)}=[redacted]` : part;
    })
    .join("");
}

function holdsSecret(part: string): boolean {
  let text = part;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    if (decoded === text) return text.split(/[?&;]/).some(isSecret);
    text = decoded;
  }
  return true;
}

function isSecret(member: string): boolean {
  const end = member.indexOf("=");
  return end >= 0 && secretName.test(member.slice(0, end));
}
