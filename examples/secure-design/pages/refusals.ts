import { toProblem, type Issue } from 'gen-dtos/runtime';
import { html, type Html } from './html.js';

/** What was refused of a form: where and why, and never what was sent. */
export function refusalsOf(issues: readonly Issue[]): Html {
  if (issues.length === 0) return html``;
  const { detail, errors } = toProblem(issues);
  const items = errors.map((error) => html`<li><code>${error.pointer}</code> ${error.detail}</li>`);
  return html`<div role="alert">
    <p>${detail}</p>
    <ul>
      ${items}
    </ul>
  </div>`;
}
