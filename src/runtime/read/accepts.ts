import type { Shape } from '../../model/grants.js';
import { giveBack, isClean, takeReport } from '../report.js';
import type { KeyedObject } from './keys.js';
import type { ModelReader } from './reader.js';

/** Whether a parser finds nothing wrong with a value. What it makes of it is dropped. */
export function accepts(read: ModelReader, value: unknown, roles: number, shape?: Shape): boolean {
  const report = takeReport();
  read(value, report, roles, shape);
  giveBack(report);
  return isClean(report);
}

/** Whether a key was sent, so that it is refused if nobody may write it. See `refuseKey`. */
export function isSent(input: KeyedObject, key: string): boolean {
  return input[key] !== undefined && Object.hasOwn(input, key);
}
