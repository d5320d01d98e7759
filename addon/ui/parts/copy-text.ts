/** @returns false where the browser does not allow it: it offers the clipboard only over HTTPS or on this machine itself. */
export async function copyText(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
