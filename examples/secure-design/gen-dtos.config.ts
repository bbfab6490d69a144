import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Secure design',
      version: '1.0.0',
      description: 'Users and their profiles, behind server-side sessions.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://app.acme.dev' }],
    securitySchemes: {
      Session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-session',
        description: 'The id of a session, set by signing in.',
      },
    },
    security: [{ Session: [] }],
    resources: {
      User: { path: '/users', operations: ['update'], patch: ['merge-patch', 'json-patch'] },
    },
  },
});
