import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Tenants and scopes',
      version: '1.0.0',
      description: 'Users and reports of tenants, for services that hold a key.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://api.acme.dev' }],
    securitySchemes: {
      ApiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: '`ApiKey`, a space and the key.',
      },
    },
    security: [{ ApiKey: [] }],
    resources: {
      User: { path: '/users', operations: ['update'], patch: ['merge-patch', 'json-patch'] },
      Report: { path: '/reports', operations: ['create'] },
    },
  },
});
