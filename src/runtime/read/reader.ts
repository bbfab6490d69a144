import type { Shape } from '../../model/grants.js';
import type { Report } from '../report.js';

/** Reads a value: returns a fresh one, and notes in the report what is wrong. */
export type Reader = (value: unknown, report: Report, roles: number) => unknown;

/** Reads a value of a model in a shape; `create` if none is given. */
export type ModelReader = (value: unknown, report: Report, roles: number, shape?: Shape) => unknown;
