import { ok, workspaceBadRequest } from '../http/answer';
import type { Answer } from '../http/answer';
import type { ApiRequest } from '../http/request';
import type { PracticeCloud } from '../cloud';

/** Port of the links of a collaboration space (section 1.5). */
export const ACCESS_PORT = 9445;

/** Where users of the practice company reach their desktops. `.example` leads nowhere. */
export const accessHost = (region: string, line: 'internet' | 'dedicated'): string =>
  line === 'internet' ? `access.${region}.example` : `dc-access.${region}.example`;

/** `GET /workspaces`: the state of the service for the tenant (section 1.8). */
export function showWorkspace(cloud: PracticeCloud, request: ApiRequest): Answer {
  const { region } = cloud.estate;
  return ok({
    id: request.params['project_id'],
    ad_domains: { domain_name: 'practice.example', domain_type: 'LITE_AD' },
    vpc_id: '2b7c1f7e-6a1d-4f43-9a49-6b2f2c9f0c01',
    vpc_name: 'vpc-workspace',
    access_mode: 'BOTH',
    internet_access_address: accessHost(region, 'internet'),
    internet_access_port: String(ACCESS_PORT),
    dedicated_access_address: accessHost(region, 'dedicated'),
    dc_vnc_ip: null,
    status: 'SUBSCRIBED',
    access_status: 'COMPLETED',
    enterprise_id: 'practice',
    is_send_email: false,
  });
}

/** The tenant's default for collaboration spaces: `config_value` is JSON inside a string. */
export function shareSpaceConfiguration(cloud: PracticeCloud, request: ApiRequest): Answer {
  if (request.query.get('name') !== 'share-space-user-conf') {
    throw workspaceBadRequest('name must be share-space-user-conf');
  }
  return ok({
    config_name: 'share-space-user-conf',
    config_value: JSON.stringify({
      share_space_name: 'Assistance',
      use_share_password: true,
      allow_anonymous: true,
      audio_and_video: 'AUDIO_AND_VIDEO',
      keyboard_mouse_ctl: true,
      anonymous_input_ctrl: false,
      is_user_confirm_enabled: true,
      wait_confirm_time: cloud.timings.confirmLimit,
    }),
  });
}
