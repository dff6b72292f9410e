/** Roles of the practice user, as a token lists them. */
export const ROLES = [
  { id: '0', name: 'op_fine_grained' },
  { id: 'd160d8a5b7a84c0c8cf5a2a7c9d0e001', name: 'Workspace FullAccess' },
  { id: 'd160d8a5b7a84c0c8cf5a2a7c9d0e002', name: 'CloudDC FullAccess' },
] as const;

/** The services of a region's catalog that a token without `nocatalog` names. */
const SERVICES = [
  { type: 'identity', name: 'iam', path: '/v3' },
  { type: 'workspace', name: 'workspace', path: '/v2/{project}' },
  { type: 'clouddc', name: 'clouddc', path: '/v1/{project}' },
] as const;

export function catalogOf(baseUrl: string, region: string, projectId: string): unknown {
  return SERVICES.map(({ type, name, path }, index) => ({
    id: `8b6a0c1d2e3f4a5b6c7d8e9f0a1b2c0${String(index)}`,
    type,
    name,
    endpoints: [
      {
        id: `1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e0${String(index)}`,
        interface: 'public',
        region,
        region_id: region,
        url: `${baseUrl}${path.replace('{project}', projectId)}`,
      },
    ],
  }));
}
