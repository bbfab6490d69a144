import { CATALOGUE, type DiagnosticCode, type Severity } from './catalogue.js';

/** A complaint at build time: what is, where, and what to do. Plain data. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly location?: Location;
}

/** A place in a file, counted from 1. Only the file, if nothing more is known. */
export interface Location {
  /** Relative to the folder of the configuration, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly lineText?: string;
}

/** A complaint whose place in the source is not looked up yet. */
export interface Complaint {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly place?: SourcePlace;
}

/** What a complaint is about, in the words of the source: a model, its field, a literal in it. */
export interface SourcePlace {
  /** The file to look in first, relative to the folder of the configuration. */
  readonly file?: string;
  readonly model?: string;
  readonly field?: string;
  readonly literal?: string;
  /** Look inside calls of this function only. */
  readonly call?: string;
  /** The properties that lead to it, in a configuration. */
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
