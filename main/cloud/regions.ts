import type { EndpointOverrides, RegionInfo } from '../../preload/contract/models';
import { Failure } from '../errors';

/**
 * Regions that have Workspace, as the SDK's region table and the endpoint pages list them. Names the
 * pages do not give are left as the id. The list only helps to choose: any region id may be typed.
 */
export const REGIONS: readonly RegionInfo[] = [
  { id: 'cn-north-4', name: 'CN North-Beijing4' },
  { id: 'cn-north-9', name: 'CN North-Ulanqab1' },
  { id: 'cn-north-11', name: 'CN North (cn-north-11)' },
  { id: 'cn-east-3', name: 'CN East-Shanghai1' },
  { id: 'cn-east-5', name: 'CN East-Qingdao' },
  { id: 'cn-south-1', name: 'CN South-Guangzhou' },
  { id: 'cn-southwest-2', name: 'CN Southwest-Guiyang1' },
  { id: 'ap-southeast-1', name: 'CN-Hong Kong' },
  { id: 'ap-southeast-2', name: 'AP-Bangkok' },
  { id: 'ap-southeast-3', name: 'AP-Singapore' },
  { id: 'af-south-1', name: 'AF-Johannesburg' },
  { id: 'af-north-1', name: 'AF-Cairo' },
  { id: 'me-east-1', name: 'ME-Riyadh' },
  { id: 'tr-west-1', name: 'TR-Istanbul' },
  { id: 'la-south-2', name: 'LA-Santiago' },
  { id: 'la-north-2', name: 'LA-Mexico City2' },
  { id: 'na-mexico-1', name: 'LA-Mexico City1' },
  { id: 'sa-brazil-1', name: 'LA-Sao Paulo1' },
  { id: 'eu-west-101', name: 'EU-Dublin' },
];

export type Service = 'iam' | 'workspace' | 'clouddc' | 'sts';

/** Base URLs of the services, without a trailing slash. */
export type Endpoints = Readonly<Record<Service, string>>;

/** A region id becomes part of a host name, so it may hold nothing else. */
const REGION_ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** As region ids look, e.g. `ap-southeast-3`; a name of another form, such as `MOS`, tells no region. */
const USUAL_REGION_ID = /^[a-z]{2,12}(-[a-z]+)+-\d{1,4}$/;

/** Hosts this computer itself answers for: the practice region, or a tunnel the technician opened. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The region of a project: the built-in one is named like it, others begin with its id and `_`. */
export function regionOfProject(projectName: string): string | undefined {
  const name = projectName.split('_', 1)[0] ?? '';
  return USUAL_REGION_ID.test(name) || REGIONS.some(({ id }) => id === name) ? name : undefined;
}

/**
 * An endpoint as typed, checked: https, or http to this computer; no user info, path, query.
 * @throws Failure `bad-request` naming the endpoint
 */
function checkedEndpoint(service: Service, typed: string): string {
  const refuse = (): never => {
    throw new Failure('bad-request', {
      fix: 'settings',
      params: { field: service },
      detail: typed,
    });
  };
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    return refuse();
  }
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  const bare =
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search + url.hash === '';
  return secure && bare ? url.origin : refuse();
}

/** The endpoint of IAM that stands above the regions, for an account whose region is not known yet. */
export function globalIam(overrides: EndpointOverrides): string {
  const typed = overrides.iam?.trim() ?? '';
  return typed === '' ? 'https://iam.myhuaweicloud.com' : checkedEndpoint('iam', typed);
}

/**
 * Where the services of a region are: `https://{service}.{region}.myhuaweicloud.com` (the Dublin
 * region's IAM lives under `.eu`), unless the account says otherwise.
 */
export function endpointsOf(region: string, overrides: EndpointOverrides): Endpoints {
  if (!REGION_ID.test(region)) {
    throw new Failure('bad-request', { fix: 'settings', params: { field: 'region' } });
  }
  const usual = (service: Service): string => {
    const top = service === 'iam' && region === 'eu-west-101' ? 'eu' : 'com';
    return `https://${service}.${region}.myhuaweicloud.${top}`;
  };
  const endpoint = (service: 'iam' | 'workspace' | 'clouddc'): string => {
    const typed = overrides[service]?.trim() ?? '';
    return typed === '' ? usual(service) : checkedEndpoint(service, typed);
  };
  const iam = endpoint('iam');
  return {
    iam,
    workspace: endpoint('workspace'),
    clouddc: endpoint('clouddc'),
    // Another operator's credentials are no business of Huawei's own token service.
    sts: iam === usual('iam') ? usual('sts') : iam,
  };
}
