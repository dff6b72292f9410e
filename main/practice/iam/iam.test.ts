import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  passwordBody,
  rowsAt,
  send,
  startTestRegion,
  textAt,
  type TestRegion,
} from '../testing/api';

let test: TestRegion;
beforeAll(async () => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 4 } });
});
afterAll(() => test.region.close());

const signIn = (scope?: unknown, password?: string, query = '') =>
  send(
    `${test.region.url}/v3/auth/tokens${query}`,
    'POST',
    passwordBody(test.region, scope, password),
  );

describe('tokens (API facts 3.1)', () => {
  it('are issued with 201 in X-Subject-Token, long, for 24 hours, in microseconds', async () => {
    const { status, headers, json } = await signIn(
      { project: { name: 'practice-1' } },
      undefined,
      '?nocatalog=true',
    );
    expect(status).toBe(201);
    const token = headers.get('x-subject-token') ?? '';
    expect(token.length).toBeGreaterThan(3000);
    expect(token).toMatch(/^MII/);
    expect(headers.get('x-iam-trace-id')).toContain(headers.get('x-request-id'));
    expect(json).toMatchObject({
      token: {
        methods: ['password'],
        catalog: [],
        issued_at: '2026-03-02T08:00:00.000000Z',
        expires_at: '2026-03-03T08:00:00.000000Z',
        project: { id: test.project, name: 'practice-1', domain: { name: 'practice-company' } },
        user: { name: 'technician', domain: { name: 'practice-company' } },
      },
    });
  });

  it('come with the catalog unless it is not wanted', async () => {
    const { json } = await signIn({ project: { id: test.project } });
    expect(at(json, 'token', 'catalog', 1)).toMatchObject({
      type: 'workspace',
      endpoints: [{ url: `${test.region.url}/v2/${test.project}` }],
    });
  });

  it('can be for a domain, or for nothing in particular', async () => {
    const domain = await signIn({ domain: { name: 'practice-company' } });
    expect(at(domain.json, 'token', 'domain', 'name')).toBe('practice-company');
    expect(at(domain.json, 'token', 'project')).toBeUndefined();
    const unscoped = await signIn();
    expect(unscoped.status).toBe(201);
    expect(at(unscoped.json, 'token', 'roles')).toBeUndefined();
  });

  it('are refused with the Keystone body', async () => {
    const wrong = await signIn({ project: { name: 'practice-1' } }, 'wrong');
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('x-subject-token')).toBeNull();
    expect(wrong.json).toEqual({
      error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' },
    });
    const unknown = await signIn({ project: { name: 'practice-9' } });
    expect(unknown.status).toBe(401);
    expect(textAt(unknown.json, 'error', 'message')).toBe('Could not find project: practice-9.');
  });

  it.each(['{', '{}', '{"auth":{"identity":{"methods":[]}}}'])(
    'answers 400 to %s',
    async (body) => {
      const { status, json } = await send(`${test.region.url}/v3/auth/tokens`, 'POST', body);
      expect(status).toBe(400);
      expect(json).toMatchObject({ error: { code: 400, title: 'Bad Request' } });
    },
  );

  it('may not be for a project and a domain at once', async () => {
    const both = { project: { name: 'practice-1' }, domain: { name: 'practice-company' } };
    expect((await signIn(both)).status).toBe(400);
    expect((await signIn({ project: {} })).status).toBe(400);
  });

  it('are validated', async () => {
    const good = await test.call('GET', '/v3/auth/tokens', undefined, {
      'X-Subject-Token': test.token,
    });
    expect(good.status).toBe(200);
    expect(good.headers.get('x-subject-token')).toBe(test.token);
    const bad = await test.call('GET', '/v3/auth/tokens', undefined, {
      'X-Subject-Token': 'MIInone',
    });
    expect(bad.status).toBe(404);
  });
});

describe('projects (API facts 3.3)', () => {
  it('are the region’s own and its sub-projects', async () => {
    const { json } = await test.get('/v3/auth/projects');
    const rows = rowsAt(json, 'projects');
    expect(rows.map((row) => textAt(row, 'name'))).toEqual([
      'practice-1',
      'practice-1_support',
      'practice-1_lab',
      'practice-1_archive',
    ]);
    expect(rows[1]).toMatchObject({ parent_id: test.project, enabled: true, is_domain: false });
    expect(at(rows[0], 'parent_id')).toBe(at(rows[0], 'domain_id'));
  });

  it('are found by name', async () => {
    const { json } = await test.get('/v3/projects?name=practice-1_lab');
    expect(rowsAt(json, 'projects')).toHaveLength(1);
    expect(rowsAt((await test.get('/v3/projects?name=nowhere')).json, 'projects')).toEqual([]);
  });

  it('belong to a domain', async () => {
    const { json } = await test.get('/v3/auth/domains');
    expect(at(json, 'domains', 0)).toMatchObject({ name: 'practice-company', enabled: true });
  });

  it('need a token', async () => {
    const { status, json } = await send(`${test.region.url}/v3/auth/projects`);
    expect(status).toBe(401);
    expect(json).toMatchObject({ error: { code: 401, title: 'Unauthorized' } });
  });
});
