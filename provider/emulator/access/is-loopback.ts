const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d*)?$/i;
const loopbackAddress = /^(127\.|::1$|::ffff:127\.)/;

/** True for a call from this machine under one of its own names. */
export function isLoopback(remoteAddress: string | undefined, host: string): boolean {
  return loopbackAddress.test(remoteAddress ?? "") && loopbackHost.test(host);
}
