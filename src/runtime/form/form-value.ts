import { segmentOf, type Issue } from '../issue.js';
import { isObject } from '../plain-object.js';
import { formPlaceIn, type FormPlace, type Takes } from './form-place.js';
import { refuseForm, type FormReading } from './form-reading.js';
import type { Sent } from './sent-tree.js';
import { textValue } from './text-value.js';

type Path = Issue['path'];

/** The value sent at a place, as JSON would express it; `undefined` if it is absent or refused. */
function formValue(sent: Sent, at: FormPlace, path: Path, reading: FormReading): unknown {
  const { values, items, inside } = sent;
  const ways = [values.length, items.length, inside.size].filter((count) => count > 0);
  if (ways.length > 1) return refuseForm(reading, 'Sent in more than one way', path);
  if (values.length > 0) return namedValue(values, at, path, reading);
  if (items.length > 0) return listValue(items, at, path, reading);
  return at.takes.list
    ? indexedValue(inside, at, path, reading)
    : objectValue(inside, at, path, reading);
}

/** The value sent under one name. It may be sent once, or several times if the Dto takes a list. */
function namedValue(
  values: readonly unknown[],
  at: FormPlace,
  path: Path,
  reading: FormReading,
): unknown {
  const { takes } = at;
  if (takes.list && (values.length > 1 || !takesScalar(takes))) {
    return listValue(values, at, path, reading);
  }
  if (values.length === 1) return scalarValue(values[0], at, path, reading);
  return takes.nothing ? values : refuseForm(reading, 'Sent more than once', path);
}

const takesScalar = ({ text, number, boolean, bigint, date }: Takes): boolean =>
  text || number || boolean || bigint || date;

function listValue(
  values: readonly unknown[],
  at: FormPlace,
  path: Path,
  reading: FormReading,
): unknown[] {
  return values
    .map((value, index) => scalarValue(value, formPlaceIn(at, index), [...path, index], reading))
    .filter(isPresent);
}

function indexedValue(
  inside: ReadonlyMap<string, Sent>,
  at: FormPlace,
  path: Path,
  reading: FormReading,
): unknown {
  const values: unknown[] = [];
  for (let index = 0; index < inside.size; index++) {
    const sent = inside.get(String(index));
    if (sent === undefined) return refuseForm(reading, 'Indexes not consecutive from 0', path);
    values.push(formValue(sent, formPlaceIn(at, index), [...path, index], reading));
  }
  return values.filter(isPresent);
}

/**
 * The object sent at a place. `Object.fromEntries` makes every name an own key, so `__proto__` is
 * just another key that the parser does not know.
 */
export function objectValue(
  inside: ReadonlyMap<string, Sent>,
  at: FormPlace,
  path: Path,
  reading: FormReading,
): unknown {
  const entries = [...inside].map(([key, sent]): [string, unknown] => [
    key,
    formValue(sent, formPlaceIn(at, key), [...path, segmentOf(key)], reading),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => isPresent(value)));
}

function scalarValue(value: unknown, at: FormPlace, path: Path, reading: FormReading): unknown {
  const { takes } = at;
  if (isEmpty(value) && !takes.text && !takes.nothing) {
    if (reading.empty === 'absent') return undefined;
    if (reading.empty === 'null' && takes.null) return null;
  }
  if (typeof value !== 'string') {
    return takes.json ? refuseForm(reading, 'Unexpected file', path) : value;
  }
  const made = textValue(value, takes);
  return 'value' in made ? made.value : refuseForm(reading, made.refusal, path);
}

const isPresent = (value: unknown): boolean => value !== undefined;

/**
 * Whether a value is empty. Where no file was chosen, browsers send one without a name and without
 * bytes.
 */
function isEmpty(value: unknown): boolean {
  return isObject(value) ? value['name'] === '' && value['size'] === 0 : value === '';
}
