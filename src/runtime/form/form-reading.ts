import { invalid, MAX_ISSUES, type Issue } from '../issue.js';
import { limitsFrom } from '../limits-from.js';
import type { FormNotation } from './segments-of.js';

/** How much a form may hold. `Infinity` means no limit. */
export interface FormLimits {
  /**
   * The size of a text or of bytes, in bytes of UTF-8. `FormData` and `URLSearchParams` are not
   * measured. Default: 1,048,576.
   */
  readonly bytes: number;
  /** The number of pairs of a name and a value. Default: 1,000. */
  readonly pairs: number;
  /** How deep names may be nested; `a[b]` is 2 deep. Default: 8; never more than 100. */
  readonly depth: number;
}

/** The options for how a form is read. */
export interface FormOptions {
  /**
   * How names lead into nested models and lists: `addresses[0][city]` and `tags[]` in `'brackets'`,
   * `addresses.0.city` in `'dots'`. By default each name is a key as it stands, whatever characters
   * it has.
   */
  readonly notation?: FormNotation;
  /**
   * What `''`, or a file input without a file, means in a field that takes no text: `'absent'`, or
   * `'null'` where the field accepts that. By default it is refused. A field that takes texts
   * always receives `''`.
   */
  readonly empty?: 'absent' | 'null';
  /** How much a form may hold. Default: `{ bytes: 1_048_576, pairs: 1_000, depth: 8 }`. */
  readonly limits?: Partial<FormLimits>;
}

/** The state of a form that is being read. */
export interface FormReading extends Pick<FormOptions, 'notation' | 'empty'> {
  readonly limits: FormLimits;
  /** Why the form is refused: at most 100 reasons. */
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

/**
 * Nested values are read by a recursive function, so the depth needs a bound even if `Infinity` is
 * asked for.
 */
const MAX_DEPTH = 100;

/** Notes why a form is refused. */
export function refuseForm(
  { issues }: FormReading,
  message: string,
  path: Issue['path'] = [],
): undefined {
  if (issues.length < MAX_ISSUES) issues.push(invalid(message, path));
}
