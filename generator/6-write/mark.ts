import { MARK } from '../../templates/mark.js';

/** Whether we wrote a file: its head says so. Anything else is the user's. */
export function isOurs(text: string): boolean {
  return text.slice(0, 500).includes(MARK);
}
