import { refuse, type Report } from './report.js';

/** Checks for a string of `least` to `most` characters. */
export function checkText(
  report: Report,
  key: string | number,
  value: unknown,
  least: number,
  most: number,
): void {
  if (typeof value !== 'string') refuse(report, key, 'Not a string');
  else if (value.length < least) refuse(report, key, 'Too short');
  else if (value.length > most) refuse(report, key, 'Too long');
}

/** Checks for an integer from `least` to `most`. */
export function checkInteger(
  report: Report,
  key: string,
  value: unknown,
  least: number,
  most: number,
): void {
  if (typeof value !== 'number' || !Number.isInteger(value)) refuse(report, key, 'Not an integer');
  else if (value < least) refuse(report, key, 'Too small');
  else if (value > most) refuse(report, key, 'Too great');
}
