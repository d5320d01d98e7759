/**
 * An error that a person can act on. Expected outcomes (no plate, gate blocked, camera gone) are values; this is for
 * what keeps the program from going on.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Stable, kebab-case, for tests and documents. */
  readonly code: string;

  /** @param message what is wrong and what to do about it, in one or two sentences. */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
