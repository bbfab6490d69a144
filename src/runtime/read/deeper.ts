import type { Shape } from '../../model/grants.js';
import { wrongType, type Report } from '../report.js';
import type { ModelReader } from './reader.js';

/** Reads what may hold itself, as deep as no honest input is, so that none can exhaust the stack. */
export function deeper(
  read: ModelReader,
  value: unknown,
  report: Report,
  roles: number,
  shape?: Shape,
): unknown {
  if (report.depth === MAX_DEPTH) return wrongType(report, 'Nested too deeply');
  report.depth++;
  const output = read(value, report, roles, shape);
  report.depth--;
  return output;
}

const MAX_DEPTH = 500;
