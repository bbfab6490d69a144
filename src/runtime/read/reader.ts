import type { Shape } from '../../model/grants.js';
import type { Report } from '../report.js';

/** How a value is read: a fresh one, with what is wrong noted in the report. */
export type Reader = (value: unknown, report: Report, roles: number) => unknown;

/** The same of a model, in a shape: `create` if none is said. */
export type ModelReader = (value: unknown, report: Report, roles: number, shape?: Shape) => unknown;
