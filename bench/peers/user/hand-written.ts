/**
 * The measure: what a careful developer would write with a week for this one parser. It checks,
 * copies and names every mistake in one pass, and no input can make it copy anything else.
 */
import { EMAIL } from '../../workloads/email.js';
import {
  countKeys,
  isPlain,
  nest,
  newReport,
  refuse,
  refuseOthers,
  refuseWhole,
  resultOf,
  type Input,
  type Report,
  type Result,
} from '../hand/report.js';
import { isAddressKey, isPreferencesKey, isUserKey } from '../hand/user-keys.js';

export function parse(input: unknown): Result {
  const report = newReport();
  return resultOf(report, readUser(input, report));
}

export function check(input: unknown): boolean {
  return parse(input).success;
}

export { verdict } from '../hand/report.js';

function readUser(body: unknown, report: Report): unknown {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const email = input['email'];
  // Not earlier: once a property has been read, V8 knows the object's map and needs no call.
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  const output: Input = {};
  let known = 0;
  if (email !== undefined) {
    known++;
    if (typeof email !== 'string') refuse(report, 'email', 'Not a string');
    else if (!EMAIL.test(email)) refuse(report, 'email', 'Not an e-mail address');
    else if (email.length > 254) refuse(report, 'email', 'Too long');
    output['email'] = email;
  }
  const display_name = input['display_name'];
  if (display_name !== undefined) {
    known++;
    if (typeof display_name !== 'string') refuse(report, 'display_name', 'Not a string');
    else if (display_name.length < 1) refuse(report, 'display_name', 'Too short');
    else if (display_name.length > 50) refuse(report, 'display_name', 'Too long');
    output['display_name'] = display_name;
  }
  const bio = input['bio'];
  if (bio !== undefined) {
    known++;
    if (typeof bio !== 'string') refuse(report, 'bio', 'Not a string');
    else if (bio.length > 500) refuse(report, 'bio', 'Too long');
    output['bio'] = bio;
  }
  const age = input['age'];
  if (age !== undefined) {
    known++;
    if (!Number.isInteger(age)) refuse(report, 'age', 'Not an integer');
    else if ((age as number) < 0) refuse(report, 'age', 'Too small');
    else if ((age as number) > 150) refuse(report, 'age', 'Too great');
    output['age'] = age;
  }
  const url = input['url'];
  if (url !== undefined) {
    known++;
    if (typeof url !== 'string') refuse(report, 'url', 'Not a string');
    else if (!url.startsWith('https://')) refuse(report, 'url', 'Not https');
    else if (url.length > 200) refuse(report, 'url', 'Too long');
    output['url'] = url;
  }
  const tags = input['tags'];
  if (tags !== undefined) {
    known++;
    const before = report.count;
    output['tags'] = readTags(tags, report);
    if (report.count > before) nest(report, before, 'tags');
  }
  const preferences = input['preferences'];
  if (preferences !== undefined) {
    known++;
    const before = report.count;
    output['preferences'] = readPreferences(preferences, report);
    if (report.count > before) nest(report, before, 'preferences');
  }
  const addresses = input['addresses'];
  if (addresses !== undefined) {
    known++;
    const before = report.count;
    output['addresses'] = readAddresses(addresses, report);
    if (report.count > before) nest(report, before, 'addresses');
  }
  if (known !== countKeys(input)) refuseOthers(report, input, isUserKey);
  return output;
}

function readTags(input: unknown, report: Report): unknown {
  if (!Array.isArray(input)) return refuseWhole(report, 'Not a list');
  if (input.length > 10) return refuseWhole(report, 'Too long');
  // oxlint-disable-next-line unicorn/no-new-array -- made once, in its full length
  const output = new Array<unknown>(input.length);
  for (let index = 0; index < input.length; index++) {
    const tag: unknown = input[index];
    if (typeof tag !== 'string') refuse(report, index, 'Not a string');
    else if (tag.length < 1) refuse(report, index, 'Too short');
    else if (tag.length > 30) refuse(report, index, 'Too long');
    output[index] = tag;
  }
  return output;
}

function readPreferences(body: unknown, report: Report): unknown {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const theme = input['theme'];
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  const output: Input = {};
  let known = 0;
  if (theme !== undefined) {
    known++;
    if (theme !== 'light' && theme !== 'dark') refuse(report, 'theme', 'Not a theme');
    output['theme'] = theme;
  }
  const language = input['language'];
  if (language !== undefined) {
    known++;
    if (typeof language !== 'string') refuse(report, 'language', 'Not a string');
    else if (language.length !== 2) refuse(report, 'language', 'Not two letters');
    output['language'] = language;
  }
  const newsletter = input['newsletter'];
  if (newsletter !== undefined) {
    known++;
    if (typeof newsletter !== 'boolean') refuse(report, 'newsletter', 'Not a boolean');
    output['newsletter'] = newsletter;
  }
  const page_size = input['page_size'];
  if (page_size !== undefined) {
    known++;
    if (!Number.isInteger(page_size)) refuse(report, 'page_size', 'Not an integer');
    else if ((page_size as number) < 1) refuse(report, 'page_size', 'Too small');
    else if ((page_size as number) > 100) refuse(report, 'page_size', 'Too great');
    output['page_size'] = page_size;
  }
  if (known !== countKeys(input)) refuseOthers(report, input, isPreferencesKey);
  return output;
}

function readAddresses(input: unknown, report: Report): unknown {
  if (!Array.isArray(input)) return refuseWhole(report, 'Not a list');
  if (input.length > 5) return refuseWhole(report, 'Too long');
  // oxlint-disable-next-line unicorn/no-new-array -- made once, in its full length
  const output = new Array<unknown>(input.length);
  for (let index = 0; index < input.length; index++) {
    const before = report.count;
    output[index] = readAddress(input[index], report);
    if (report.count > before) nest(report, before, index);
  }
  return output;
}

function readAddress(body: unknown, report: Report): unknown {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const street = input['street'];
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  if (typeof street !== 'string') refuse(report, 'street', 'Not a string');
  else if (street.length < 1) refuse(report, 'street', 'Too short');
  else if (street.length > 200) refuse(report, 'street', 'Too long');
  const city = input['city'];
  if (typeof city !== 'string') refuse(report, 'city', 'Not a string');
  else if (city.length < 1) refuse(report, 'city', 'Too short');
  else if (city.length > 100) refuse(report, 'city', 'Too long');
  const zip = input['zip'];
  if (typeof zip !== 'string') refuse(report, 'zip', 'Not a string');
  else if (zip.length < 1) refuse(report, 'zip', 'Too short');
  else if (zip.length > 20) refuse(report, 'zip', 'Too long');
  const country = input['country'];
  if (typeof country !== 'string') refuse(report, 'country', 'Not a string');
  else if (country.length !== 2) refuse(report, 'country', 'Not two letters');
  if (countKeys(input) !== 4) refuseOthers(report, input, isAddressKey);
  return { street, city, zip, country };
}
