import type { Shape } from '../../model/grants.js';
import { MAX_DEPTH, TOO_DEEP } from '../max-depth.js';
import { wrongType, type Report } from '../report.js';
import type { ModelReader } from './reader.js';

/**
 * Reads a value of a schema that may contain itself, up to a depth that no honest input reaches.
 */
export function deeper(
  read: ModelReader,
  value: unknown,
  report: Report,
  roles: number,
  shape?: Shape,
): unknown {
  if (report.depth === MAX_DEPTH) return wrongType(report, TOO_DEEP);
  report.depth++;
  const output = read(value, report, roles, shape);
  report.depth--;
  return output;
}
