import type { Dto } from 'gen-dtos/runtime';
import { html, type Html } from './html.js';

/** What is read of a property's JSON Schema. */
interface Property {
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
}

type Values = { readonly [name: string]: unknown };

/** A control for each field that the Dto accepts. A form can't offer what the parser refuses. */
export function controlsOf(dto: Dto<unknown, unknown>, values: Values): Html[] {
  const { properties = {} } = dto['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
  // A Dto of objects describes them so.
  return Object.entries(properties as Record<string, Property>).map(
    ([name, property]) =>
      html`<p>
        <label>${property.title ?? name}<br />${controlOf(name, property, values[name])}</label>
      </p>`,
  );
}

function controlOf(name: string, property: Property, value: unknown): Html {
  const { type, minLength = 0, maxLength = 1_000 } = property;
  const options = type === 'boolean' ? ['true', 'false'] : property.enum;
  const text = value === undefined ? '' : String(value);
  if (options) {
    return html`<select name="${name}">
      ${options.map((one) => optionOf(one, text))}
    </select>`;
  }
  if (maxLength >= 500) {
    // A line feed right after the tag is not part of the text.
    return html`<textarea name="${name}" maxlength="${maxLength}">${`\n${text}`}</textarea>`;
  }
  const required = minLength > 0 ? html` required` : '';
  return html`<input
    type="${inputType(name, property)}"
    name="${name}"
    value="${text}"
    maxlength="${maxLength}"
    ${required}
  />`;
}

const optionOf = (option: string, chosen: string): Html =>
  html`<option${option === chosen ? html` selected` : ''}>${option}</option>`;

const inputType = (name: string, { format }: Property): string =>
  format === 'email' ? 'email' : name === 'password' ? 'password' : 'text';
