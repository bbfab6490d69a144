/** A regular expression that never throws. */
export interface Pattern {
  test(text: string): boolean;
}

/**
 * Compiles a pattern. V8 throws if a text of several megabytes exhausts its stack. Such a text
 * counts as no match: no pattern is meant for it, and no client may make a parser throw.
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
