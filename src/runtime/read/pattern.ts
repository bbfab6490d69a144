/** A regular expression that answers whatever it is asked. */
export interface Pattern {
  test(text: string): boolean;
}

/**
 * V8 throws where a text of some megabytes leaves it no stack to match with. Such a text doesn't match:
 * no pattern means it, and no client is to make a parser throw.
 */
export function patternOf(source: string, flags?: string): Pattern {
  const pattern = new RegExp(source, flags);
  return {
    test(text) {
      try {
        return pattern.test(text);
      } catch {
        return false;
      }
    },
  };
}
