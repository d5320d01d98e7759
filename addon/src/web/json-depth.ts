/** Deeper than any body of this server; what is deeper would overflow the stack of whoever writes it out again. */
const DEEPEST = 32;

/** Whether lists and objects in a JSON text are nested more deeply than any body is. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        inText = !inText;
        break;
      case BACKSLASH:
        // Whatever it escapes is no end of a text.
        if (inText) at += 1;
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        if (inText) break;
        depth += 1;
        if (depth > DEEPEST) return true;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        if (!inText) depth -= 1;
        break;
      default:
    }
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
