import { MAX_ISSUES, type Issue } from '../issue.js';
import { limitsFrom } from '../limits-from.js';
import { textIssue } from '../text/text-issue.js';
import type { FormNotation } from './segments-of.js';

/** How much a form may hold. `Infinity` is no limit. */
export interface FormLimits {
  /** Bytes of UTF-8 of a text or of bytes. What somebody else has read is not measured. Default 1,048,576. */
  readonly bytes: number;
  /** Names with what was sent under them. Default 1,000. */
  readonly pairs: number;
  /** Names inside each other in one notation; `a[b]` is 2 deep. Default 8; 100 at most. */
  readonly depth: number;
}

/** How a form is read. */
export interface FormOptions {
  /**
   * Whether names may lead into nested models and lists: `addresses[0][city]`, `tags[]` in `brackets`,
   * `addresses.0.city` in `dots`. If nothing is said, each name is a key, whatever is in it.
   */
  readonly notation?: FormNotation;
  /**
   * What `''`, or no file, means in a field that takes no text: that it is `absent`, or `null` where the
   * field takes that. If nothing is said, it is refused. A field that takes texts gets `''`.
   */
  readonly empty?: 'absent' | 'null';
  /** How much a form may hold: `{ bytes: 1_048_576, pairs: 1_000, depth: 8 }` if nothing is said. */
  readonly limits?: Partial<FormLimits>;
}

/** One form that is being read. */
export interface FormReading extends Pick<FormOptions, 'notation' | 'empty'> {
  readonly limits: FormLimits;
  /** Why it is refused, at most 100 reasons. */
  readonly issues: Issue[];
}

export function readingOf({ notation, empty, limits }: FormOptions = {}): FormReading {
  const asked = limitsFrom(limits, DEFAULTS);
  return {
    ...(notation && { notation }),
    ...(empty && { empty }),
    limits: { ...asked, depth: Math.min(asked.depth, MAX_DEPTH) },
    issues: [],
  };
}

const DEFAULTS: FormLimits = { bytes: 1_048_576, pairs: 1_000, depth: 8 };

/** Values are made by a function that calls itself. */
const MAX_DEPTH = 100;

/** Notes why a form is refused. */
export function refuseForm(
  { issues }: FormReading,
  message: string,
  path: Issue['path'] = [],
): undefined {
  if (issues.length < MAX_ISSUES) issues.push(textIssue(message, path));
}
