export { generate } from './generate.js';
export type { GenerateOptions, GenerateResult, Output } from './generation.js';
export type { Diagnostic, Location } from './diagnostics/diagnostic.js';
export type { DiagnosticCode } from './diagnostics/catalogue.js';
