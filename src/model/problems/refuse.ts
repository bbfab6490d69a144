import { DeclarationError } from './declaration-error.js';
import type { Problem } from './problem.js';

let collect: ((problem: Problem) => void) | undefined;

/**
 * Lets the generator see every mistake of a program in one run: while a collector is set, mistakes
 * are handed to it; without one, which is how applications run, the first faulty declaration throws.
 */
export function collectProblems(collector: ((problem: Problem) => void) | undefined): void {
  collect = collector;
}

/**
 * Hands mistakes to the collector, if there is one.
 *
 * @throws {DeclarationError} If there is none.
 */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  if (collect === undefined) throw new DeclarationError(problems);
  problems.forEach(collect);
}
