import { DeclarationError } from './declaration-error.js';
import type { Problem } from './problem.js';

let collect: ((problem: Problem) => void) | undefined;

/**
 * Sets a collector for mistakes, so that the generator sees all of them in one run. Without a
 * collector, which is how applications run, the first faulty declaration throws.
 */
export function collectProblems(collector: ((problem: Problem) => void) | undefined): void {
  collect = collector;
}

/**
 * Passes mistakes to the collector, or throws them.
 *
 * @throws {DeclarationError} If there are mistakes, and no collector is set.
 */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  if (collect === undefined) throw new DeclarationError(problems);
  problems.forEach(collect);
}
