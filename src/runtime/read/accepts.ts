import type { Shape } from '../../model/grants.js';
import { giveBack, isClean, takeReport } from '../report.js';
import type { KeyedObject } from './keys.js';
import type { ModelReader } from './reader.js';

/** Whether a parser accepts a value. The output is discarded. */
export function accepts(read: ModelReader, value: unknown, roles: number, shape?: Shape): boolean {
  const report = takeReport();
  read(value, report, roles, shape);
  giveBack(report);
  return isClean(report);
}

/** Whether a key was sent, and so is refused if nobody may write it. See `refuseKey`. */
export function isSent(input: KeyedObject, key: string): boolean {
  return input[key] !== undefined && Object.hasOwn(input, key);
}
