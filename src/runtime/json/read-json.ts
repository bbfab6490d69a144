import type { Issue } from '../issue.js';
import { bodyText } from '../text/body-text.js';
import type { Place } from '../json-schema/place.js';
import { countJsonKeys } from './count-json-keys.js';
import { glance, SUSPICIOUS } from './glance.js';
import { inspect, type Inspected } from './inspect.js';
import type { JsonLimits } from './limits.js';
import { notJson } from './not-json.js';

/** The value that a body holds, or the issues why it is refused. */
export interface ReadJson {
  readonly value?: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Reads the text or bytes of a body. For nearly all bodies, a quick glance and a count of keys show
 * that `JSON.parse` hides nothing; only the others are inspected.
 *
 * @param place Returns what the Dto accepts. Called only for a number that would lose something.
 */
export function readJson(body: unknown, limits: JsonLimits, place: () => Place): ReadJson {
  const text = bodyText(body, limits.bytes, 'the text or the bytes of a JSON body');
  if (typeof text !== 'string') return { issues: [text] };
  const keys = glance(text, limits);
  const hidden = keys === SUSPICIOUS ? inspect(text, limits, place) : NOTHING;
  if (hidden.isOver) return hidden;
  const read = parsed(text);
  if (read.issues.length > 0) return read;
  if (hidden.issues.length > 0) return hidden;
  const isAll = keys === SUSPICIOUS || countJsonKeys(read.value) === keys;
  return isAll ? read : inspect(text, limits, place);
}

const NOTHING: Inspected = { issues: [], isOver: false };

function parsed(text: string): ReadJson {
  try {
    return { value: JSON.parse(text), issues: NOTHING.issues };
  } catch {
    return { issues: [notJson(text)] };
  }
}
