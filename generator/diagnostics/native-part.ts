import type { Complaint } from './diagnostic.js';
import { causesOf } from './forbidden.js';

/** Says that a package could not run its part in native code. The cause says why. */
export class NativePartError extends Error {
  override readonly name = 'NativePartError';
  readonly package: string;

  constructor(name: string, cause: unknown) {
    super(`${name} can't run its native part`, { cause });
    this.package = name;
  }
}

/** The native part of a package is missing, or is for another system. */
export function unusable(error: NativePartError): Complaint {
  return {
    code: 'binding-missing',
    message: `The native part of ${error.package} doesn't work on ${process.platform}-${process.arch} (${reasonOf(error)}).`,
    help: "Install the packages on this system, with optional ones: remove node_modules, then npm ci --include=optional. Don't copy node_modules from another system.",
  };
}

/** The first line of the first cause that says more than which files were looked for. */
function reasonOf({ cause }: NativePartError): string {
  const reasons = causesOf(cause)
    .map(({ message }) => message.trim().split('\n', 1)[0] ?? '')
    .filter((reason) => !SAYS_LITTLE.test(reason));
  return reasons[0]?.replace(/\.$/, '') ?? 'it is not installed';
}

const SAYS_LITTLE = /^Cannot find (?:module|native binding)|^Failed to load native binding/;
