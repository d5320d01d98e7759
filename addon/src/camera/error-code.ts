/** The code that Node gives an error of the system (`ENOENT`, `ECONNREFUSED`); `unknown` when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
