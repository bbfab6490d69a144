/** The limit: like `hand-written.ts`, but it copies nothing and returns the input itself. */
import { checkEmail, checkNewsletter, checkTheme, checkUrl } from '../hand/user-fields.js';
import { checkInteger, checkText } from '../hand/rules.js';
import {
  countKeys,
  isPlain,
  nest,
  newReport,
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
  readUser(input, report);
  return resultOf(report, input);
}

export function check(input: unknown): boolean {
  return parse(input).success;
}

export { verdict } from '../hand/report.js';

function readUser(body: unknown, report: Report): void {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const email = input['email'];
  // Not earlier: once a property has been read, V8 knows the object's map and needs no call.
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  let known = 0;
  if (email !== undefined) {
    known++;
    checkEmail(email, report);
  }
  const display_name = input['display_name'];
  if (display_name !== undefined) {
    known++;
    checkText(report, 'display_name', display_name, 1, 50);
  }
  const bio = input['bio'];
  if (bio !== undefined) {
    known++;
    checkText(report, 'bio', bio, 0, 500);
  }
  const age = input['age'];
  if (age !== undefined) {
    known++;
    checkInteger(report, 'age', age, 0, 150);
  }
  const url = input['url'];
  if (url !== undefined) {
    known++;
    checkUrl(url, report);
  }
  const tags = input['tags'];
  if (tags !== undefined) {
    known++;
    const before = report.count;
    readTags(tags, report);
    if (report.count > before) nest(report, before, 'tags');
  }
  const preferences = input['preferences'];
  if (preferences !== undefined) {
    known++;
    const before = report.count;
    readPreferences(preferences, report);
    if (report.count > before) nest(report, before, 'preferences');
  }
  const addresses = input['addresses'];
  if (addresses !== undefined) {
    known++;
    const before = report.count;
    readAddresses(addresses, report);
    if (report.count > before) nest(report, before, 'addresses');
  }
  if (known !== countKeys(input)) refuseOthers(report, input, isUserKey);
}

function readTags(input: unknown, report: Report): void {
  if (!Array.isArray(input)) return refuseWhole(report, 'Not a list');
  if (input.length > 10) return refuseWhole(report, 'Too long');
  for (let index = 0; index < input.length; index++) {
    const tag: unknown = input[index];
    checkText(report, index, tag, 1, 30);
  }
}

function readPreferences(body: unknown, report: Report): void {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const theme = input['theme'];
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  let known = 0;
  if (theme !== undefined) {
    known++;
    checkTheme(theme, report);
  }
  const language = input['language'];
  if (language !== undefined) {
    known++;
    checkText(report, 'language', language, 2, 2);
  }
  const newsletter = input['newsletter'];
  if (newsletter !== undefined) {
    known++;
    checkNewsletter(newsletter, report);
  }
  const page_size = input['page_size'];
  if (page_size !== undefined) {
    known++;
    checkInteger(report, 'page_size', page_size, 1, 100);
  }
  if (known !== countKeys(input)) refuseOthers(report, input, isPreferencesKey);
}

function readAddresses(input: unknown, report: Report): void {
  if (!Array.isArray(input)) return refuseWhole(report, 'Not a list');
  if (input.length > 5) return refuseWhole(report, 'Too long');
  for (let index = 0; index < input.length; index++) {
    const before = report.count;
    readAddress(input[index], report);
    if (report.count > before) nest(report, before, index);
  }
}

function readAddress(body: unknown, report: Report): void {
  if (typeof body !== 'object' || body === null) return refuseWhole(report, 'Not an object');
  const input = body as Input;
  const street = input['street'];
  if (!isPlain(input)) return refuseWhole(report, 'Not an object');
  checkText(report, 'street', street, 1, 200);
  const city = input['city'];
  checkText(report, 'city', city, 1, 100);
  const zip = input['zip'];
  checkText(report, 'zip', zip, 1, 20);
  const country = input['country'];
  checkText(report, 'country', country, 2, 2);
  if (countKeys(input) !== 4) refuseOthers(report, input, isAddressKey);
}
