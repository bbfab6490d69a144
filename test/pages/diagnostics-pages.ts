import { CATALOGUE, type DiagnosticCode } from '../../generator/diagnostics/catalogue.js';
import { table } from '../../templates/markdown/table.js';

/** The documentation page of a diagnostic, in Markdown. */
export function pageOf(code: DiagnosticCode): string {
  const { severity, page } = CATALOGUE[code];
  return `# ${code}\n\n_${severity}_\n\n${page}\n`;
}

/** The page that lists them all. */
export function indexPage(): string {
  const rows = codes().map((code) => [`[${code}](${code}.md)`, CATALOGUE[code].severity]);
  return `# Diagnostics\n\nEvery complaint of \`npx gen-dtos\`.\n\n${table(['code', 'severity'], rows)}\n`;
}

export function codes(): DiagnosticCode[] {
  return (Object.keys(CATALOGUE) as DiagnosticCode[]).toSorted();
}
