import { CATALOGUE, type DiagnosticCode, type Severity } from './catalogue.js';

/** A complaint at build time, as plain data: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly location?: Location;
}

/** A place in a file; lines and columns count from 1. Sometimes only the file is known. */
export interface Location {
  /** Relative to the configuration's folder, separated by `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly lineText?: string;
}

/** A complaint whose place in the source has not been looked up yet. */
export interface Complaint {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly place?: SourcePlace;
}

/** What a complaint is about, as names in the source: a model, a field, a literal. */
export interface SourcePlace {
  /** The file to search first, relative to the configuration's folder. */
  readonly file?: string;
  readonly model?: string;
  readonly field?: string;
  readonly literal?: string;
  /** If given, only calls of this function are searched. */
  readonly call?: string;
  /** The path of an option in a configuration. */
  readonly keys?: readonly string[];
}

export function diagnosticOf(complaint: Complaint, location?: Location): Diagnostic {
  const { code, message, help } = complaint;
  const { severity } = CATALOGUE[code];
  return { code, severity, message, help, ...(location && { location }) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** Several files may share a mistake; report it once. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}
