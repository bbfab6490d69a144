import { EMAIL } from '../../workloads/email.js';
import { refuse, type Report } from './report.js';

export function checkEmail(email: unknown, report: Report): void {
  if (typeof email !== 'string') refuse(report, 'email', 'Not a string');
  else if (!EMAIL.test(email)) refuse(report, 'email', 'Not an e-mail address');
  else if (email.length > 254) refuse(report, 'email', 'Too long');
}

export function checkUrl(url: unknown, report: Report): void {
  if (typeof url !== 'string') refuse(report, 'url', 'Not a string');
  else if (!url.startsWith('https://')) refuse(report, 'url', 'Not https');
  else if (url.length > 200) refuse(report, 'url', 'Too long');
}

export function checkTheme(theme: unknown, report: Report): void {
  if (theme !== 'light' && theme !== 'dark') refuse(report, 'theme', 'Not a theme');
}

export function checkNewsletter(newsletter: unknown, report: Report): void {
  if (typeof newsletter !== 'boolean') refuse(report, 'newsletter', 'Not a boolean');
}
