/**
 * The anchor of a heading, as GitHub gives it, so that a link to a heading works there and on the site.
 *
 * @param heading its text, without the marks before it
 * @returns letters and digits of every script, hyphens and underscores
 */
export function headingAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replace(/ /g, "-");
}
