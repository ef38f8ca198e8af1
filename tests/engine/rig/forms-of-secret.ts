/** The forms in which a secret could stand in a text without being recognised at a glance. */
export function formsOfSecret(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  // In a longer text, base64 begins at any of three offsets; what does not depend on the neighbours is searched for.
  const shifted = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const forUrls = shifted.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"));
  const asForm = new URLSearchParams({ s: secret }).toString().slice(2);
  const forms = [
    secret,
    encodeURIComponent(secret),
    asForm,
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("hex"),
  ];
  return [...new Set([...forms, ...shifted, ...forUrls])];
}
