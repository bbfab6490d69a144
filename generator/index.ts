export { generate, type GenerateOptions, type GenerateResult, type Output } from './generate.js';
export type { Diagnostic, Location } from './diagnostics/diagnostic.js';
export type { DiagnosticCode } from './diagnostics/catalogue.js';
