/** A failure that the user can do something about: what happened and why in the message, what to do in `wayOut`. */
export class WayOutError extends Error {
  /**
   * @param {string} message what failed, and why
   * @param {string} wayOut what the user does next
   */
  constructor(message, wayOut) {
    super(message);
    this.name = "WayOutError";
    /** @readonly */
    this.wayOut = wayOut;
  }
}
